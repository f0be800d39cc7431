import { type Interceptor, type Reply, RpcProtocolError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const params = { a: 2, b: 3 };
const raw = (text: string): Reply => ({ kind: 'raw', text });

async function startWith(interceptor: Interceptor) {
  const add = vi.fn(arithHandlers.add);
  const pair = await startPair(arith, { ...arithHandlers, add });
  pair.bus.use(interceptor);
  return { ...pair, add };
}

describe('a raw reply', () => {
  test.each([
    ['that is no JSON', '{"jsonrpc":"2.0","id":1,"resu'],
    ['that is empty', ''],
    ['that is no object', '5'],
    ['that is null', 'null'],
    ['of another version', '{"jsonrpc":"1.0","id":1,"result":{"sum":5}}'],
    ['without a version', '{"id":1,"result":{"sum":5}}'],
    ['with another id', '{"jsonrpc":"2.0","id":"nobody-asked","result":{"sum":5}}'],
    ['without an id', '{"jsonrpc":"2.0","result":{"sum":5}}'],
    ['with result and error', '{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":"x"}}'],
    ['with neither', '{"jsonrpc":"2.0","id":1}'],
    ['with an error that has no code', '{"jsonrpc":"2.0","id":1,"error":{"message":"x"}}'],
    ['with an error that is no object', '{"jsonrpc":"2.0","id":1,"error":"x"}'],
    ['that is a request', '{"jsonrpc":"2.0","id":1,"method":"arith.add"}'],
    ['that is a batch', '[]'],
  ])('%s rejects the caller with an RpcProtocolError', async (_title, text) => {
    const { api } = await startWith(async ({ id }) => raw(text.replace('"id":1', `"id":${JSON.stringify(id)}`)));

    const error = await rejectionOf(api.add(params));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ method: 'arith.add' });
  });

  test('that is well-formed is read like any other', async () => {
    const { api } = await startWith(async ({ id }) => raw(JSON.stringify({ jsonrpc: '2.0', id, result: { sum: 9 } })));

    expect(await api.add(params)).toEqual({ sum: 9 });
  });

  test('that is a well-formed error is read like any other', async () => {
    const error = { code: 3, message: 'x', data: 0 };
    const { api } = await startWith(async ({ id }) => raw(JSON.stringify({ jsonrpc: '2.0', id, error })));

    expect(await rejectionOf(api.add(params))).toMatchObject({ name: 'RpcError', ...error });
  });
});
