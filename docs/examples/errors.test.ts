import { RpcError, RpcProtocolError, RpcTransportError } from 'rpc-testkit';
import { expect, RpcTestError, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base } from 'vitest';
import { arith } from './arith.js';

const test = base.extend(withMemoryRpc({ services: [arith] }));

// #region branch
function describeFailure(error: unknown): string {
  if (error instanceof RpcError) return `answered with ${error.code}: ${error.message}`;
  if (error instanceof RpcTransportError) return `no answer: ${error.reason}`;
  if (error instanceof RpcProtocolError) return 'an answer that can not be read';
  throw error;
}
// #endregion

describe('errors', () => {
  test('are told apart by their class', async ({ rpc }) => {
    const add = async (): Promise<string> => rpc.clients.arith.add({ a: 1, b: 2 }).then(String, describeFailure);
    rpc.fault('arith.add').nth(1).error(1001, 'busy');
    rpc.fault('arith.add').nth(2).disconnect();
    rpc.fault('arith.add').nth(3).malformed('json');
    rpc.on('arith.add').resolves({ sum: 3 });

    const seen = [await add(), await add(), await add()];

    expect(seen).toEqual(['answered with 1001: busy', 'no answer: disconnected', 'an answer that can not be read']);
  });

  test('are asked for in a test', async ({ rpc }) => {
    rpc.fault('arith.add').once().error(1001, 'busy', { until: 'noon' });
    const add = () => rpc.clients.arith.add({ a: 1, b: 2 }, { timeoutMs: 5 });

    // #region ask
    await expect(add()).rejects.toBeRpcError(1001, { data: { until: 'noon' } });
    expect(rpc).toHaveRejectedRpc('arith.add', { code: 1001, message: /busy/ });

    rpc.fault('arith.add').hang();
    await expect(add()).rejects.toMatchObject({ reason: 'timeout', method: 'arith.add' });
    // #endregion
  });
});

base('what a test left behind is one error', async () => {
  const error: unknown = await withMemoryRpc({ services: [arith] }, async (rpc) => {
    await rpc.clients.arith.add({ a: 1, b: 2 }).catch(() => 'never mind');
  }).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(RpcTestError);
  expect(error).toMatchObject({ problems: [{ kind: 'unhandled', method: 'arith.add' }] });
});
