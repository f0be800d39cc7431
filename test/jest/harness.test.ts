import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { defineContract, defineMethod, defineNotification, MemoryBus } from 'rpc-testkit';
import { CallRecorder, createMemoryRpc, implement, RpcTestError, withMemoryRpc } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })] as const;

/** Resolves with the value that the promise rejects with. */
async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection');
}

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('in Jest, by the CommonJS build', () => {
  test('the callback form resolves with the value of the body', async () => {
    await expect(
      withMemoryRpc({ services }, async (rpc) => (await rpc.clients.arith.add({ a: 2, b: 3 })).sum),
    ).resolves.toBe(5);
  });

  test('await using tears down, and throws the problems', async () => {
    async function block(): Promise<void> {
      await using rpc = await createMemoryRpc({ services });
      rpc.fault('arith.add').once().hang();
    }

    const error = await rejectionOf(block());

    expect(error).toBeInstanceOf(RpcTestError);
    expect((error as RpcTestError).problems).toEqual([
      expect.objectContaining({ kind: 'unused', callSite: expect.stringContaining('harness.test.ts') }),
    ]);
  });

  test('a body that fails rejects with its very value, and the problems are printed', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});

    const error = await rejectionOf(
      withMemoryRpc({ services }, (rpc) => {
        rpc.fault('arith.add').once().hang();
        throw 0;
      }),
    );

    expect(error).toBe(0);
    expect(printed).toHaveBeenCalledTimes(1);
    expect(printed.mock.calls[0]?.[0]).toContain('fault arith.add hang once: fired 0 of 1');
  });

  test("records are compared by Jest's matchers, and by its asymmetric ones", async () => {
    await withMemoryRpc({ services }, async (rpc) => {
      await rpc.clients.arith.add({ a: 1, b: 2 });

      expect(rpc.calls()).toMatchObject([{ name: 'arith.add', params: { a: 1 }, outcome: { result: { sum: 3 } } }]);
      expect(rpc.calls()).toEqual([expect.objectContaining({ params: { a: 1, b: 2 } })]);
      expect(rpc.calls('arith.add', { with: { a: expect.any(Number), b: 2 } })).toHaveLength(1);
      expect(rpc.calls('arith.add', { with: expect.objectContaining({ a: 9 }) })).toHaveLength(0);
      expect(rpc.calls()[0]?.callSite).toContain('harness.test.ts');
    });
  });

  test('a transcript is fit for an inline snapshot', async () => {
    await withMemoryRpc({ services }, async (rpc) => {
      await rpc.clients.arith.add({ a: 2, b: 3 });
      await rpc.clients.arith.log({ line: 'hi' });

      expect(rpc.transcript()).toMatchInlineSnapshot(`
"1  client -> arith.add {"a":2,"b":3} => {"sum":5}
2  client -> arith.log {"line":"hi"} (notification)"
`);
    });
  });

  test('a recorder stands on any bus', async () => {
    const bus = new MemoryBus();
    const recorder = new CallRecorder(bus);
    await withMemoryRpc({ services, bus }, (rpc) => rpc.clients.arith.add({ a: 1, b: 2 }));

    expect(recorder.calls(arith.methods.add)).toMatchObject([{ from: 'client', callSite: undefined }]);
    recorder.stop();
  });
});

// Jest's fake timers fake queueMicrotask, nextTick and setImmediate too: whatever waited for one of them would freeze.
describe("under Jest's fake timers", () => {
  test('calls, waits and teardown end', async () => {
    jest.useFakeTimers();

    await withMemoryRpc({ services }, async (rpc) => {
      const waiting = rpc.waitForCall('arith.log');
      await rpc.clients.arith.add({ a: 1, b: 2 });
      await rpc.clients.arith.log({ line: 'hi' });

      await expect(waiting).resolves.toMatchObject({ seq: 2 });
      await expect(rpc.idle()).resolves.toEqual({ held: [] });
      expect(await rejectionOf(rpc.expectNoCall('arith.add'))).toBeInstanceOf(RpcTestError);
      expect(await rejectionOf(rpc.waitForCall('arith.log', { nth: 2, timeoutMs: 5 }))).toBeInstanceOf(RpcTestError);
    });
  });

  test('teardown ends with a handler that never ends, and leaves no timer behind', async () => {
    jest.useFakeTimers();
    const endless = [implement(arith, { add: () => new Promise<never>(() => {}) })] as const;
    const rpc = await createMemoryRpc({ services: endless, settleMs: 5 });
    void rpc.clients.arith.add({ a: 1, b: 2 });
    expect(jest.getTimerCount()).toBe(1);

    const error = await rejectionOf(rpc.close());

    expect((error as RpcTestError).problems).toMatchObject([{ kind: 'inFlight', method: 'arith.add' }]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('a timeout comes with fake time, to the millisecond', async () => {
    jest.useFakeTimers();
    await withMemoryRpc({ services }, async (rpc) => {
      rpc.fault('arith.add').hang();
      const adding = rejectionOf(rpc.clients.arith.add({ a: 1, b: 2 }, { timeoutMs: 1_000 }));

      await jest.advanceTimersByTimeAsync(999);
      expect(rpc.calls()).toMatchObject([{ outcome: { status: 'lost' } }]);
      await jest.advanceTimersByTimeAsync(1);

      expect(await adding).toMatchObject({ reason: 'timeout' });
      expect(rpc.calls()[0]?.durationMs).toBeLessThan(1_000);
    });
  });
});
