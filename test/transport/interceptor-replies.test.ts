import { type Interceptor, type Reply, RpcError, RpcProtocolError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
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

describe('an interceptor may', () => {
  test('change the params', async () => {
    const { api } = await startWith((exchange, next) => next({ ...exchange, params: { a: 20, b: 30 } }));

    expect(await api.add(params)).toEqual({ sum: 50 });
  });

  test('send the call elsewhere', async () => {
    const { client } = await startWith((exchange, next) => next({ ...exchange, method: 'add' }));

    expect(await client.call('arith', 'plus', params)).toEqual({ sum: 5 });
  });

  test('read the reply', async () => {
    const replies: Reply[] = [];
    const { api, client } = await startWith(async (_exchange, next) => {
      const reply = await next();
      replies.push(reply);
      return reply;
    });

    await api.add(params);
    await rejectionOf(client.call('arith', 'nothing', {}));

    expect(replies).toMatchObject([
      { kind: 'result', result: { sum: 5 } },
      { kind: 'error', error: { code: -32601, message: 'Method not found' } },
    ]);
  });

  test('answer with a result itself', async () => {
    const { api, add } = await startWith(answering({ kind: 'result', result: { sum: 42 } }));

    expect(await api.add(params)).toEqual({ sum: 42 });
    expect(add).not.toHaveBeenCalled();
  });

  test('answer with an error itself', async () => {
    const { api } = await startWith(answering({ kind: 'error', error: { code: -7, message: 'no', data: [1] } }));

    const error = await rejectionOf(api.add(params));

    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({ code: -7, message: 'no', data: [1], method: 'arith.add' });
  });

  test('answer a result that the contract refuses: the typed caller is told', async () => {
    const { api } = await startWith(answering({ kind: 'result', result: { sum: 'x' } }));

    const error = await rejectionOf(api.add(params));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ method: 'arith.add', message: expect.stringContaining('sum') });
  });

  test('call next twice: the handler runs twice, the caller has one answer', async () => {
    const { api, add } = await startWith(async (_exchange, next) => {
      await next();
      return next();
    });

    expect(await api.add(params)).toEqual({ sum: 5 });
    expect(add).toHaveBeenCalledTimes(2);
  });

  test('wait before it passes the call on', async () => {
    const order: string[] = [];
    const { api } = await startWith(async (_exchange, next) => {
      await new Promise(setImmediate);
      order.push('waited');
      return next();
    });

    await api.add(params).then(() => order.push('answered'));

    expect(order).toEqual(['waited', 'answered']);
  });
});

test('an answer that is no reply is an error that says so', async () => {
  const { api } = await startWith((async () => ({ kind: 'what' })) as unknown as Interceptor);
  vi.spyOn(console, 'error').mockReturnValue(undefined);

  const error = await rejectionOf(api.add(params));

  expect(error).toMatchObject({ code: -32603 });
  vi.restoreAllMocks();
});
