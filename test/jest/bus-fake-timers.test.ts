import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  defineContract,
  defineMethod,
  defineNotification,
  MemoryBus,
  MemoryRpcClient,
  MemoryRpcServer,
  RpcTransportError,
} from 'rpc-testkit';
import type * as fixtures from 'rpc-testkit/fixtures';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  hang: defineMethod({ params: z.object({}), result: z.null() }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});

// Jest's fake timers fake queueMicrotask, nextTick and setImmediate too: whatever waited for one of them would freeze.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

async function start() {
  const lines: string[] = [];
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, {
    add: async ({ a, b }) => ({ sum: a + b }),
    hang: () => new Promise(() => undefined),
    log: async ({ line }) => void lines.push(line),
  });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  return { bus, server, client, api: client.proxy(arith), lines };
}

test('calls, notifications, batches and stops work though everything but promises stands still', async () => {
  const { bus, server, client, api, lines } = await start();
  bus.use((exchange, next) => next(exchange));

  const sums = await Promise.all([api.add({ a: 2, b: 3 }), client.call('arith', 'add', { a: 1, b: 1 })]);
  await api.log({ line: 'hi' });
  const answer = await bus.handle('[{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}]');
  await expect(client.call('arith', 'nothing', {})).rejects.toMatchObject({ code: -32601 });
  await client.stop();
  await server.stop();

  expect(sums).toEqual([{ sum: 5 }, { sum: 2 }]);
  expect(lines).toEqual(['hi']);
  expect(JSON.parse(answer ?? '')).toEqual([{ jsonrpc: '2.0', id: 1, result: { sum: 5 } }]);
  expect(jest.getTimerCount()).toBe(0);
});

test('a timeout is driven by advanceTimersByTime, started in the tick of the call', async () => {
  const { client, api } = await start();
  const calls = [client.call('arith', 'hang', {}), api.hang({}, { timeoutMs: 50 })].map((call) =>
    call.catch((error: unknown) => error),
  );
  const settled: number[] = [];
  calls.forEach((call, index) => void call.then(() => settled.push(index)));

  jest.advanceTimersByTime(50);
  const quick = await calls[1];
  expect(settled).toEqual([1]);
  jest.advanceTimersByTime(29_950);
  const slow = await calls[0];

  expect([quick, slow].every((error) => error instanceof RpcTransportError)).toBe(true);
  expect([quick, slow]).toMatchObject([
    { reason: 'timeout', method: 'arith.hang' },
    { reason: 'timeout', method: 'arith.hang' },
  ]);
  expect(jest.getTimerCount()).toBe(0);
});

test('a server stops past its grace on the real clock', async () => {
  const { server, api } = await start();
  const call = api.hang().catch((error: unknown) => error);
  await api.add({ a: 1, b: 1 });

  await server.stop({ graceMs: 1 });

  expect(await call).toMatchObject({ reason: 'stopped' });
});

test.each([
  ['modern', {}],
  ['legacy', { legacyFakeTimers: true }],
] as const)(
  'what waits for real time ends, also where %s fakes were on before the package was loaded',
  async (_kind, how) => {
    jest.useFakeTimers(how);
    let kit: typeof fixtures | undefined;
    await jest.isolateModulesAsync(async () => {
      kit = await import('rpc-testkit/fixtures');
    });

    const rpc = await kit?.createMemoryRpc({ services: [arith], strict: false });

    await expect(rpc?.waitForCall('arith.add', { timeoutMs: 5 })).rejects.toThrow('within 5 ms');
    await rpc?.close();
  },
);
