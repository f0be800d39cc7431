import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { defineContract, defineMethod } from 'rpc-testkit';
import { explore, implement, type MemoryRpc, RpcTestError } from 'rpc-testkit/jest';
import { explore as exploreWithoutRunner } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const shop = defineContract('shop', {
  buy: defineMethod({ params: z.object({ id: z.number() }), result: z.object({ bought: z.number() }) }),
});

const services = [implement(shop, { buy: ({ id }) => ({ bought: id }) })] as const;

type Rpc = MemoryRpc<typeof services, 'client'>;

/** Whatever the caller got: a result or an error. */
const outcomeOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe('under the fake timers of a test, which fake nextTick and setImmediate too', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const body = async (rpc: Rpc): Promise<void> => {
    const answered: number[] = [];
    const calls = [1, 2].map((id) => rpc.clients.shop.buy({ id }).then(({ bought }) => answered.push(bought)));
    await Promise.all(calls);
    expect(answered).toEqual([1, 2]);
  };

  test.each([
    ['rpc-testkit/jest', explore],
    ['rpc-testkit/fixtures', exploreWithoutRunner],
  ] as const)('%s finds an order, the same as in every other runner, and replays it', async (_entry, exploring) => {
    const found = await outcomeOf(exploring({ services, seed: 8231 }, body));
    const { order, delivered } = found as { order: string; delivered: string[] };
    const again = await outcomeOf(exploring({ services, order }, body));

    expect(found).toBeInstanceOf(RpcTestError);
    expect((found as Error).message).toContain(
      'Fails in 4 of all 10 orders, exactly when reply 2 of client comes before reply 1.',
    );
    expect(order).toBe('0.0.1');
    expect(delivered).toEqual([
      'request 1 of client to shop.buy',
      'request 2 of client to shop.buy',
      'reply 2 of client from shop.buy',
      'reply 1 of client from shop.buy',
    ]);
    expect(again).toMatchObject({ order, delivered });
  });
});

test('tries single faults under fake timers, and puts the timers back', async () => {
  const { setTimeout } = globalThis;

  const exploring = explore({ services, seed: 1, faults: 1, sometimes: ['late'] }, async (rpc) => {
    const buying = rpc.clients.shop.buy({ id: 1 }, { timeoutMs: 60_000 });
    await buying.catch((error: { reason?: string }) => {
      if (error.reason === 'timeout') rpc.sometimes('late');
    });
    await new Promise((resolve) => globalThis.setTimeout(resolve, 60_000));
    await new Promise(setImmediate);
  });

  await expect(exploring).resolves.toEqual({ runs: 7, orders: 1, all: true });
  expect(globalThis.setTimeout).toBe(setTimeout);
});

test('tries single faults under the fake timers of the test', async () => {
  jest.useFakeTimers({ now: 0 });

  const failing = explore({ services, seed: 1, faults: 1 }, (rpc) => rpc.clients.shop.buy({ id: 1 }));

  await expect(failing).rejects.toThrow('Fails under 4 of 6 single faults');
  expect(Date.now()).toBeGreaterThanOrEqual(60_000);
  jest.useRealTimers();
});

test('waits longer for a timer of the body than for a deadlock', async () => {
  const exploring = explore({ services, seed: 1 }, async (rpc) => {
    await rpc.clients.shop.buy({ id: 1 });
    await new Promise((resolve) => setTimeout(resolve, 150));
  });

  await expect(exploring).resolves.toEqual({ runs: 1, orders: 1, all: true });
});
