import { defineContract, defineMethod, defineNotification, RpcTransportError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

describe('a typed client', () => {
  test('is no promise: awaiting it gives it back', async () => {
    const { api } = await startPair(arith, arithHandlers);

    const awaited = await (api as unknown as Promise<unknown>);

    expect(awaited).toBe(api);
    expect((api as { then?: unknown }).then).toBeUndefined();
  });

  test('has the methods of the contract and no others', async () => {
    const { api } = await startPair(arith, arithHandlers);

    expect(Object.keys(api).toSorted()).toEqual(['add', 'log']);
    expect('subtract' in api).toBe(false);
    expect((api as { subtract?: unknown }).subtract).toBeUndefined();
  });

  test('has methods that stand alone', async () => {
    const { api } = await startPair(arith, arithHandlers);
    const { add } = api;

    const sums = await Promise.all(
      [
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ].map((params) => add(params)),
    );

    expect(sums).toEqual([{ sum: 2 }, { sum: 4 }]);
  });

  test('sends its notifications as notifications', async () => {
    const log = vi.fn();
    const { api } = await startPair(arith, { ...arithHandlers, log });

    const resolved = await api.log({ line: 'hi' });

    expect(resolved).toBeUndefined();
    expect(log).toHaveBeenCalledExactlyOnceWith({ line: 'hi' }, expect.objectContaining({ id: undefined }));
  });

  test('takes a timeout and a signal per call', async () => {
    const { api } = await startPair(arith, { ...arithHandlers, add: () => new Promise<never>(() => undefined) });

    const aborted = await rejectionOf(api.add({ a: 1, b: 2 }, { signal: AbortSignal.abort() }));
    const slow = await rejectionOf(api.add({ a: 1, b: 2 }, { timeoutMs: 1 }));

    expect([aborted, slow]).toMatchObject([{ reason: 'aborted' }, { reason: 'timeout' }]);
  });

  test('takes a signal with a notification', async () => {
    const { api } = await startPair(arith, arithHandlers);

    const error = await rejectionOf(api.log({ line: 'hi' }, { signal: AbortSignal.abort() }));

    expect(error).toBeInstanceOf(RpcTransportError);
    expect(error).toMatchObject({ reason: 'aborted', method: 'arith.log' });
  });

  test('sends bad params all the same: the server refuses them', async () => {
    const { api, log } = await startPair(arith, arithHandlers);

    const error = await rejectionOf(api.add({ a: 'x' as never, b: 2 }));

    expect(error).toMatchObject({ code: -32602, message: 'Invalid params', data: { issues: [{ path: ['a'] }] } });
    expect(log).toMatchObject([{ level: 'warn' }]);
  });
});

test('params may be left out where an empty object is valid input', async () => {
  const contract = defineContract('opt', {
    get: defineMethod({ params: z.object({ n: z.number().optional() }), result: z.number() }),
    note: defineNotification({ params: z.object({ line: z.string().default('none') }) }),
  });
  const note = vi.fn();
  const { api, client } = await startPair(contract, { get: ({ n = 4 }) => n, note });

  const results = [await api.get(), await client.call('opt', 'get'), await api.get(undefined, { timeoutMs: 1_000 })];
  await api.note();

  expect(results).toEqual([4, 4, 4]);
  expect(note).toHaveBeenCalledExactlyOnceWith({ line: 'none' }, expect.anything());
});
