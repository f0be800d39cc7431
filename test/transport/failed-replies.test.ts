import { type Interceptor, type Reply, RpcTransportError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

const params = { a: 2, b: 3 };
const answering =
  (reply: Reply): Interceptor =>
  async () =>
    reply;

async function startWith(interceptor: Interceptor) {
  const add = vi.fn(arithHandlers.add);
  const pair = await startPair(arith, { ...arithHandlers, add });
  pair.bus.use(interceptor);
  return { ...pair, add };
}

describe('a lost reply', () => {
  test('leaves the caller to its timeout', async () => {
    const { api, add } = await startWith(async (_exchange, next) => {
      await next();
      return { kind: 'lost' };
    });

    const error = await rejectionOf(api.add(params, { timeoutMs: 1 }));

    expect(error).toMatchObject({ name: 'RpcTransportError', reason: 'timeout' });
    expect(add).toHaveBeenCalledTimes(1);
  });

  test('settles bus.handle at the abort', async () => {
    const { bus } = await startWith(answering({ kind: 'lost' }));
    const controller = new AbortController();
    const answer = rejectionOf(sendFrame(bus, request('arith.add', params), { signal: controller.signal }));
    await new Promise(setImmediate);

    controller.abort();

    expect(await answer).toMatchObject({ name: 'RpcTransportError', reason: 'aborted' });
  });

  test('of a notification is nothing that its sender sees: the bus has taken it', async () => {
    const { api, bus } = await startWith(answering({ kind: 'lost' }));

    await expect(api.log({ line: 'hi' })).resolves.toBeUndefined();
    await expect(bus.handle('{"jsonrpc":"2.0","method":"arith.log"}')).resolves.toBeUndefined();
  });

  test('of a notification that its handler got is nothing that its sender sees', async () => {
    const { api } = await startWith(async (_exchange, next) => {
      await next();
      return { kind: 'lost' };
    });

    await expect(api.log({ line: 'hi' })).resolves.toBeUndefined();
  });
});

describe('a disconnection', () => {
  test('rejects the caller with reason disconnected', async () => {
    const { api } = await startWith(answering({ kind: 'disconnected' }));

    const error = await rejectionOf(api.add(params));

    expect(error).toBeInstanceOf(RpcTransportError);
    expect(error).toMatchObject({ reason: 'disconnected', method: 'arith.add' });
  });

  test.each([
    ['a request', request('arith.add', params)],
    ['a batch', [request('arith.add', params), 5]],
  ])('rejects bus.handle, given %s', async (_title, message) => {
    const { bus } = await startWith(answering({ kind: 'disconnected' }));

    const error = await rejectionOf(sendFrame(bus, message));

    expect(error).toBeInstanceOf(RpcTransportError);
    expect(error).toMatchObject({ reason: 'disconnected' });
  });
});
