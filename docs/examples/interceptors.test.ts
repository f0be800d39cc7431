import { type Exchange, type Interceptor, MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { CallRecorder, expect } from 'rpc-testkit/vitest';
import { afterEach, beforeEach, describe, test } from 'vitest';
import { arith } from './arith.js';

// #region timed
/** Tells how long each method took, on any bus: nothing in it knows of tests. */
function timed(report: (method: string, ms: number) => void): Interceptor {
  return async ({ service, method }, next) => {
    const began = performance.now();
    const reply = await next();
    report(`${service}.${method}`, performance.now() - began);
    return reply;
  };
}
// #endregion

describe('on a plain bus', () => {
  let bus: MemoryBus;
  let server: MemoryRpcServer;
  let client: MemoryRpcClient;

  beforeEach(async () => {
    bus = new MemoryBus();
    server = new MemoryRpcServer({ bus });
    server.registerService(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} });
    await server.start();
    client = new MemoryRpcClient({ bus });
    await client.start();
  });
  afterEach(async () => {
    await client.stop();
    await server.stop();
  });

  test('an interceptor watches, until it is taken off', async () => {
    const api = client.proxy(arith);

    // #region install
    const seen: string[] = [];
    const takeOff = bus.use(timed((method) => seen.push(method)));

    await api.add({ a: 2, b: 3 });
    takeOff();
    await api.add({ a: 2, b: 3 });

    expect(seen).toEqual(['arith.add']);
    // #endregion
  });

  test('an interceptor passes on something else', async () => {
    const api = client.proxy(arith);

    // #region change
    bus.use(async (exchange, next) => {
      const { a, b } = exchange.params as { a: number; b: number };
      return await next({ ...exchange, params: { a: b, b: a + 1 } });
    });
    // #endregion

    expect(await api.add({ a: 2, b: 3 })).toEqual({ sum: 6 });
  });

  test('an interceptor answers by itself', async () => {
    const api = client.proxy(arith);

    // #region answer
    const known = new Map<string, unknown>();
    const keyOf = ({ service, method, params }: Exchange) => JSON.stringify([service, method, params]);

    bus.use(async (exchange, next) => {
      const key = keyOf(exchange);
      if (known.has(key)) return { kind: 'result', result: known.get(key) };
      const reply = await next();
      if (reply.kind === 'result') known.set(key, reply.result);
      return reply;
    });
    // #endregion
    let runs = 0;
    bus.use(async (_exchange, next) => {
      runs += 1;
      return await next();
    });

    expect([await api.add({ a: 2, b: 3 }), await api.add({ a: 2, b: 3 })]).toEqual([{ sum: 5 }, { sum: 5 }]);
    expect(runs).toBe(1);
  });

  test('an interceptor tries again', async () => {
    const api = client.proxy(arith);

    // #region again
    bus.use(async (exchange, next) => {
      const reply = await next();
      const isBusy = reply.kind === 'error' && reply.error.code === 1001;
      return isBusy && !exchange.signal.aborted ? await next() : reply;
    });
    // #endregion
    let runs = 0;
    bus.use(async (_exchange, next) => {
      runs += 1;
      return runs === 1 ? { kind: 'error', error: { code: 1001, message: 'busy' } } : await next();
    });

    await expect(api.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    expect(runs).toBe(2);
  });

  test('the first that is installed is the outermost', async () => {
    const api = client.proxy(arith);
    const told: string[] = [];

    // #region order
    const telling =
      (name: string): Interceptor =>
      async (_exchange, next) => {
        told.push(`${name}: request`);
        const reply = await next();
        told.push(`${name}: reply`);
        return reply;
      };
    bus.use(telling('first'));
    bus.use(telling('second'));

    await api.add({ a: 2, b: 3 });

    expect(told).toEqual(['first: request', 'second: request', 'second: reply', 'first: reply']);
    // #endregion
  });

  test('what an interceptor changes in place goes on changed, and the caller never knows', async () => {
    const api = client.proxy(arith);
    const recorder = new CallRecorder(bus);
    const params = { a: 2, b: 3 };

    bus.use(async (exchange, next) => {
      (exchange.params as { a: number }).a = 100;
      return await next();
    });

    expect(await api.add(params)).toEqual({ sum: 103 });
    expect(params).toEqual({ a: 2, b: 3 });
    expect(recorder).toHaveBeenCalledRpcOnce('arith.add', { a: 2, b: 3 });
  });
});
