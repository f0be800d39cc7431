import { MemoryRpcClient, type RpcTransportError } from 'rpc-testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { createGate } from './support/gate.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const hang = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('after stop no timer is left and every promise has settled', async () => {
  const { bus, server, client, api } = await startPair(arith, { ...arithHandlers, add: hang, log: hang });
  const patient = new MemoryRpcClient({ bus, defaultTimeoutMs: Number.POSITIVE_INFINITY });
  await patient.start();
  const { signal } = new AbortController();
  const promises = [
    api.add({ a: 1, b: 2 }),
    api.add({ a: 1, b: 2 }, { timeoutMs: 50, signal }),
    client.call('arith', 'add', { a: 1, b: 2 }),
    client.call('arith', 'nothing', {}),
    patient.call('arith', 'add', { a: 1, b: 2 }),
    api.log({ line: 'hi' }),
  ];
  const all = Promise.allSettled(promises);

  await client.stop();
  await patient.stop();
  await server.stop({ graceMs: 0 });

  expect(vi.getTimerCount()).toBe(0);
  expect((await all).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
});

test('a server that stops before its clients leaves none of their calls open', async () => {
  const { server, api } = await startPair(arith, { ...arithHandlers, add: hang });
  const calls = Promise.allSettled(Array.from({ length: 100 }, () => api.add({ a: 1, b: 2 })));

  await server.stop({ graceMs: 0 });

  expect((await calls).every(({ status }) => status === 'rejected')).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('a stop that ends within its grace leaves no timer of the real clock', async () => {
  vi.useRealTimers();
  const [gate, arrived] = [createGate<{ sum: number }>(), createGate()];
  const add = (): Promise<{ sum: number }> => {
    arrived.open();
    return gate.promise;
  };
  const { server, api } = await startPair(arith, { ...arithHandlers, add });
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const call = api.add({ a: 1, b: 2 });
  await arrived.promise;
  const stopping = server.stop({ graceMs: 60_000 });

  gate.open({ sum: 3 });
  await Promise.all([call, stopping]);

  expect(timers()).toBeLessThanOrEqual(before);
});

test('calls of one turn share a timer of the real clock for each time that they may take, which goes with the last of them', async () => {
  vi.useRealTimers();
  const gate = createGate<{ sum: number }>();
  const add = ({ a }: { a: number }): Promise<{ sum: number }> => (a === 0 ? hang() : gate.promise);
  const { api } = await startPair(arith, { ...arithHandlers, add });
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const late = [1, 0, 1].map((a) => rejectionOf(api.add({ a, b: 0 }, { timeoutMs: 1 })));
  const times = [undefined, 40_000, Infinity];
  const answered = times.flatMap((timeoutMs) => [1, 1].map((a) => api.add({ a, b: 0 }, { timeoutMs })));
  for (const timeoutMs of times) void rejectionOf(api.add({ a: 0, b: 0 }, { timeoutMs }));
  await new Promise((resolve) => setImmediate(resolve));

  const shared = timers() - before;
  const errors = await Promise.all(late);
  gate.open({ sum: 1 });
  const sums = await Promise.all(answered);

  expect(shared).toBe(4);
  expect(errors.map((error) => (error as RpcTransportError).reason)).toEqual(['timeout', 'timeout', 'timeout']);
  expect(sums).toHaveLength(6);
  // The calls that hang keep theirs.
  expect(timers() - before).toBe(3);
});
