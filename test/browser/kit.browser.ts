import { RpcError } from 'rpc-testkit';
import { expect, explore, implement, RpcTestError, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterEach, beforeEach, describe, test as base, vi } from 'vitest';
import { arith } from '../../docs/examples/arith.js';

const served = implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => undefined });
const test = base.extend(withMemoryRpc({ services: [served], clients: ['ann', 'bob'] }));

describe('in a browser, the kit', () => {
  test('carries a call, and matchers see it', async ({ rpc }) => {
    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

    expect(rpc).toHaveBeenCalledRpcOnce('arith.add', { a: 2, b: 3 });
    expect(rpc).toHaveResolvedRpc('arith.add', { sum: 5 });
  });

  test('prints a conversation', async ({ rpc }) => {
    await rpc.as('ann').arith.add({ a: 1, b: 1 });
    await rpc.as('bob').arith.log({ line: 'hi' });

    expect(rpc.transcript()).toMatchInlineSnapshot(`
      "1  ann -> arith.add {"a":1,"b":1} => {"sum":2}
      2  bob -> arith.log {"line":"hi"} (notification)"
    `);
  });

  test('names the line of the caller', async ({ rpc }) => {
    await rpc.clients.arith.add({ a: 1, b: 1 });

    expect(rpc.calls()[0]?.callSite).toContain('kit.browser.ts');
  });

  test('stubs a method', async ({ rpc }) => {
    rpc.on('arith.add').calledWith({ a: 1 }).resolves({ sum: 99 });

    const sums = [await rpc.clients.arith.add({ a: 1, b: 1 }), await rpc.clients.arith.add({ a: 2, b: 1 })];

    expect(sums).toEqual([{ sum: 99 }, { sum: 3 }]);
  });

  test('looks like a mock to the matchers of the runner', async ({ rpc }) => {
    await rpc.clients.arith.add({ a: 2, b: 3 });

    expect(rpc.on('arith.add')).toHaveBeenCalledWith({ a: 2, b: 3 });
  });

  test('answers with an error', async ({ rpc }) => {
    rpc.fault('arith.add').once().error(1001, 'too many', { most: 3 });

    const adding = rpc.clients.arith.add({ a: 2, b: 3 });

    await expect(adding).rejects.toBeInstanceOf(RpcError);
    await expect(adding).rejects.toBeRpcError(1001, { data: { most: 3 } });
  });

  test('breaks the line', async ({ rpc }) => {
    rpc.fault('*').from('bob').disconnect();

    await expect(rpc.as('bob').arith.add({ a: 2, b: 3 })).rejects.toMatchObject({ reason: 'disconnected' });
    await expect(rpc.as('ann').arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  });

  test('holds calls, and lets them go in another order', async ({ rpc }) => {
    using gate = rpc.hold('arith.add');
    const order: string[] = [];

    const adding = (['ann', 'bob'] as const).map(async (name) => {
      await rpc.as(name).arith.add({ a: 1, b: 1 });
      order.push(name);
    });
    await gate.arrived(2);
    gate.release(1);
    await adding[1];
    gate.release(0);
    await adding[0];

    expect(order).toEqual(['bob', 'ann']);
  });

  test('waits for a call, and for quiet', async ({ rpc }) => {
    void rpc.clients.arith.log({ line: 'later' });

    const call = await rpc.waitForCall('arith.log', { with: { line: 'later' } });

    expect(call.params).toEqual({ line: 'later' });
    await expect(rpc.idle()).resolves.toEqual({ held: [] });
    expect(rpc).toBeRpcIdle();
  });

  base('fails a test that leaves a call open', async () => {
    const left = withMemoryRpc({ services: [arith], settleMs: 10 }, async (rpc) => {
      rpc.on('arith.add').hangs();
      void rpc.clients.arith.add({ a: 2, b: 3 });
    });

    await expect(left).rejects.toBeInstanceOf(RpcTestError);
    await expect(left).rejects.toMatchObject({ problems: [{ kind: 'inFlight', method: 'arith.add' }] });
  });

  base('explores orders, and tells the seed of the one that fails', async () => {
    const exploring = explore({ services: [served], seed: 1, runs: 50 }, async (rpc) => {
      const order: number[] = [];
      await Promise.all([1, 2].map((a) => rpc.clients.arith.add({ a, b: 0 }).then(() => order.push(a))));
      expect(order).toEqual([1, 2]);
    });

    await expect(exploring).rejects.toMatchObject({ seed: 1, run: expect.any(Number) as number });
  });
});

describe('in a browser, under fake timers,', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a lost reply ends with the timeout of the caller', async ({ rpc }) => {
    rpc.fault('arith.add').once().dropReply();

    const adding = expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toMatchObject({ reason: 'timeout' });
    await rpc.waitForCall('arith.add');
    await vi.advanceTimersByTimeAsync(30_000);

    await adding;
  });
});
