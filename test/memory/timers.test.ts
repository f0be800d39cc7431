import { MemoryRpcClient } from 'rpc-testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { createGate } from './support/gate.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const hang = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('timers', () => {
  test('are looked up when the call is made', async () => {
    vi.useRealTimers();
    const { client } = await startPair(arith, { ...arithHandlers, add: hang });
    vi.useFakeTimers();

    const call = rejectionOf(client.call('arith', 'add', { a: 2, b: 3 }));
    await vi.advanceTimersByTimeAsync(30_000);

    expect(await call).toMatchObject({ reason: 'timeout' });
  });

  test('are none while a client is idle, one while a call is open, none once it is answered', async () => {
    const gate = createGate<{ sum: number }>();
    const { api } = await startPair(arith, { ...arithHandlers, add: () => gate.promise });

    const idle = vi.getTimerCount();
    const call = api.add({ a: 2, b: 3 });
    const open = vi.getTimerCount();
    gate.open({ sum: 5 });
    await call;

    expect([idle, open, vi.getTimerCount()]).toEqual([0, 1, 0]);
  });

  test.each(['rejected', 'timed out', 'aborted', 'stopped'])('are none once a call is %s', async (way) => {
    const gate = createGate<{ sum: number }>();
    const { api, client } = await startPair(arith, { ...arithHandlers, add: () => gate.promise });
    const controller = new AbortController();
    const call = rejectionOf(api.add({ a: 2, b: 3 }, { timeoutMs: 50, signal: controller.signal }));

    if (way === 'rejected') gate.open({ sum: 'x' as never });
    if (way === 'timed out') await vi.advanceTimersByTimeAsync(50);
    if (way === 'aborted') controller.abort();
    if (way === 'stopped') await client.stop();
    await call;

    expect(vi.getTimerCount()).toBe(0);
  });

  test('are none for a call that may take for ever', async () => {
    const { bus, api } = await startPair(arith, { ...arithHandlers, add: hang });
    const patient = new MemoryRpcClient({ bus, defaultTimeoutMs: Number.POSITIVE_INFINITY });
    await patient.start();

    const calls = [
      rejectionOf(api.add({ a: 2, b: 3 }, { timeoutMs: Number.POSITIVE_INFINITY })),
      rejectionOf(patient.call('arith', 'add', { a: 2, b: 3 })),
    ];

    expect(vi.getTimerCount()).toBe(0);
    await patient.stop();
    await expect(calls[1]).resolves.toMatchObject({ reason: 'stopped' });
  });

  test('are none for a call that was refused since its signal is none', async () => {
    const { api } = await startPair(arith, arithHandlers);

    const error = await rejectionOf(api.add({ a: 2, b: 3 }, { signal: {} as AbortSignal }));

    expect(error).toBeInstanceOf(TypeError);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('are none for notifications', async () => {
    const { api } = await startPair(arith, { ...arithHandlers, log: hang });

    await api.log({ line: 'hi' });

    expect(vi.getTimerCount()).toBe(0);
  });
});
