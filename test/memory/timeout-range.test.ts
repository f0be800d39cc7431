import { MemoryBus, MemoryRpcClient } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

describe('a timeout out of range is a RangeError at once', () => {
  const wrong = [0, -1, -0, Number.NaN, 2_147_483_648, Number.NEGATIVE_INFINITY];

  test.each(wrong)('%d as the default of a client', (defaultTimeoutMs) => {
    expect(() => new MemoryRpcClient({ bus: new MemoryBus(), defaultTimeoutMs })).toThrow(RangeError);
  });

  test.each(wrong)('%d for one call, which is not sent', async (timeoutMs) => {
    const add = vi.fn(arithHandlers.add);
    const { api, client } = await startPair(arith, { ...arithHandlers, add });

    const errors = [
      await rejectionOf((async () => client.call('arith', 'add', { a: 2, b: 3 }, { timeoutMs }))()),
      await rejectionOf((async () => api.add({ a: 2, b: 3 }, { timeoutMs }))()),
    ];

    expect(errors.map((error) => error instanceof RangeError)).toEqual([true, true]);
    expect(add).not.toHaveBeenCalled();
  });

  test.each([2_147_483_647, 0.5, 1])('%d is in range', async (timeoutMs) => {
    const { api } = await startPair(arith, arithHandlers);

    const sum = await api.add({ a: 2, b: 3 }, { timeoutMs });

    expect(sum).toEqual({ sum: 5 });
  });
});
