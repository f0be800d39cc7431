import { MemoryRpcClient, RpcTransportError } from 'rpc-testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { createGate } from './support/gate.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const hang = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a call that nobody answers', () => {
  test('rejects after 30 seconds, and not before', async () => {
    const { client } = await startPair(arith, { ...arithHandlers, add: hang });
    const settled = vi.fn();
    const call = rejectionOf(client.call('arith', 'add', { a: 2, b: 3 }));
    void call.then(settled);

    await vi.advanceTimersByTimeAsync(29_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);

    expect(settled).toHaveBeenCalledTimes(1);
    expect(await call).toBeInstanceOf(RpcTransportError);
    expect(await call).toMatchObject({
      name: 'RpcTransportError',
      reason: 'timeout',
      method: 'arith.add',
      message: 'arith.add: no reply within 30000 ms',
    });
  });

  test('is sent once: there is no retry', async () => {
    const add = vi.fn(hang);
    const { client } = await startPair(arith, { ...arithHandlers, add });
    const call = rejectionOf(client.call('arith', 'add', { a: 2, b: 3 }));

    await vi.advanceTimersByTimeAsync(300_000);

    await call;
    expect(add).toHaveBeenCalledTimes(1);
  });

  test('does not tell its handler, which runs to its end, its answer dropped', async () => {
    const gate = createGate();
    const ended = createGate<boolean>();
    const { api, log } = await startPair(arith, {
      ...arithHandlers,
      add: async (_params, { signal }) => {
        await gate.promise;
        ended.open(signal.aborted);
        return { sum: 0 };
      },
    });
    const call = rejectionOf(api.add({ a: 2, b: 3 }, { timeoutMs: 50 }));
    await vi.advanceTimersByTimeAsync(50);

    gate.open();

    expect(await ended.promise).toBe(false);
    expect(await call).toMatchObject({ reason: 'timeout', message: 'arith.add: no reply within 50 ms' });
    expect(log).toEqual([]);
  });

  test('may have a time of its own, and so may its client', async () => {
    const { bus, client } = await startPair(arith, { ...arithHandlers, add: hang });
    const quick = new MemoryRpcClient({ bus, defaultTimeoutMs: 100 });
    await quick.start();
    const settled: string[] = [];
    const params = { a: 2, b: 3 };
    void client.call('arith', 'add', params, { timeoutMs: 200 }).catch(() => settled.push('own'));
    void quick.call('arith', 'add', params).catch(() => settled.push('client'));
    void quick.call('arith', 'add', params, { timeoutMs: 300 }).catch(() => settled.push('both'));

    const seen: string[][] = [];
    for (const step of [99, 1, 99, 1, 99, 1]) {
      await vi.advanceTimersByTimeAsync(step);
      seen.push([...settled]);
    }

    expect(seen.map(({ length }) => length)).toEqual([0, 1, 1, 2, 2, 3]);
    expect(settled).toEqual(['client', 'own', 'both']);
    await quick.stop();
  });
});
