import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { defineContract, defineMethod, defineNotification, RpcError } from 'rpc-testkit';
import { createMemoryRpc, implement, RpcTestError, withMemoryRpc } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const shop = defineContract('shop', {
  buy: defineMethod({ params: z.object({ id: z.number() }), result: z.object({ bought: z.number() }) }),
  tell: defineNotification({ params: z.object({ line: z.string() }) }),
});

const openShop = () => {
  const sold: number[] = [];
  const handlers = implement(shop, { buy: ({ id }) => (sold.push(id), { bought: id }), tell: () => {} });
  return { services: [handlers] as const, sold };
};

/** Whatever the caller got: a result or an error. */
const outcomeOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

// Jest's fake timers fake queueMicrotask, nextTick and setImmediate too: whatever waited for one of them would freeze.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('delays are driven by fake timers', async () => {
  const { services, sold } = openShop();
  await withMemoryRpc({ services }, async (rpc) => {
    rpc.fault('shop.buy').once().delay(5_000);
    rpc.fault('shop.buy').once().delay(5_000, { at: 'reply' });

    const slow = outcomeOf(rpc.clients.shop.buy({ id: 1 }));
    await jest.advanceTimersByTimeAsync(4_999);
    expect(sold).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await slow).toEqual({ bought: 1 });

    const late = outcomeOf(rpc.clients.shop.buy({ id: 2 }));
    await jest.advanceTimersByTimeAsync(4_999);
    expect(sold).toEqual([1, 2]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await late).toEqual({ bought: 2 });
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a call that is never answered ends at its timeout and leaves no timer', () => {
  test.each(['hang', 'dropRequest', 'dropReply'] as const)('%s', async (verb) => {
    await withMemoryRpc({ services: openShop().services }, async (rpc) => {
      rpc.fault('shop.buy')[verb]();

      const call = outcomeOf(rpc.clients.shop.buy({ id: 1 }, { timeoutMs: 50 }));
      expect(await rpc.idle()).toMatchObject({ held: [{ name: 'shop.buy', outcome: { status: 'lost' } }] });
      jest.advanceTimersByTime(50);

      expect(await call).toMatchObject({ reason: 'timeout' });
      expect(jest.getTimerCount()).toBe(0);
    });
  });
});

test('a delayed request whose caller gave up arrives, and leaves no timer', async () => {
  await withMemoryRpc({ services: openShop().services }, async (rpc) => {
    rpc.fault('shop.buy').delay(60_000);

    const call = outcomeOf(rpc.clients.shop.buy({ id: 1 }, { timeoutMs: 50 }));
    jest.advanceTimersByTime(50);

    expect(await call).toMatchObject({ reason: 'timeout' });
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('errors, corruption and malformed replies are of the classes that the application knows', async () => {
  await withMemoryRpc({ services: openShop().services }, async (rpc) => {
    rpc
      .fault('shop.buy')
      .once()
      .error(new RpcError(7, 'x', { at: 1 }));
    rpc.fault('shop.buy').once().throws(new TypeError('boom'));
    rpc
      .fault('shop.buy')
      .once()
      .corrupt(async () => ({ bought: 9 }));
    rpc.fault('shop.buy').once().malformed('truncated');

    const seen = [];
    for (let id = 0; id < 4; id++) seen.push(await outcomeOf(rpc.clients.shop.buy({ id })));

    expect(seen).toMatchObject([
      { name: 'RpcError', code: 7, data: { at: 1 } },
      { name: 'RpcError', code: -32603, data: { name: 'TypeError', message: 'boom' } },
      { bought: 9 },
      { name: 'RpcProtocolError' },
    ]);
    expect(seen[0]).toBeInstanceOf(RpcError);
  });
});

describe('gates', () => {
  test('hold and release on the real clock', async () => {
    const { services, sold } = openShop();
    await withMemoryRpc({ services }, async (rpc) => {
      const gate = rpc.hold('shop.buy');
      const calls = [0, 1].map((id) => outcomeOf(rpc.clients.shop.buy({ id })));
      await gate.arrived(2);

      gate.release(1);
      await calls[1];
      gate.fail(0, new RpcError(9, 'gone'));

      expect(await calls[0]).toMatchObject({ code: 9 });
      expect(sold).toEqual([1]);
      gate[Symbol.dispose]();
    });
  });

  test('that wait in vain say so, though time stands still', async () => {
    await withMemoryRpc({ services: openShop().services }, async (rpc) => {
      const gate = rpc.hold('shop.buy').optional();

      await expect(gate.arrived()).rejects.toThrow('gate shop.buy at request: 0 of 1 call arrived within 1000 ms');
    });
  });

  test('at which nothing arrived are named at the end, with the line of the test', async () => {
    const rpc = await createMemoryRpc({ services: openShop().services });
    rpc.hold('shop.buy');

    const error = (await outcomeOf(rpc.close())) as RpcTestError;

    expect(error).toBeInstanceOf(RpcTestError);
    expect(error.problems).toMatchObject([{ kind: 'unused', method: 'shop.buy' }]);
    expect(error.problems[0]?.callSite?.split('\n')[0]).toContain('faults.test.ts');
  });
});
