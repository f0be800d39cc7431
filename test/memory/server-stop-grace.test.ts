import { RpcTransportError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { createGate } from './support/gate.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

/** A pair whose `add` runs until the gate opens, and what its handler was given. */
async function startSlow() {
  const gate = createGate<{ sum: number }>();
  const arrived = createGate<AbortSignal>();
  const pair = await startPair(arith, {
    ...arithHandlers,
    add: (_params, { signal }) => {
      arrived.open(signal);
      return gate.promise;
    },
  });
  return { ...pair, gate, arrived: arrived.promise };
}

describe('stop, while a handler runs', () => {
  test('waits for it, and its caller gets the answer', async () => {
    const { api, server, gate, arrived } = await startSlow();
    const call = api.add({ a: 2, b: 3 });
    await arrived;
    const stopped = vi.fn();

    const stopping = server.stop().then(stopped);
    await new Promise(setImmediate);
    expect(stopped).not.toHaveBeenCalled();
    gate.open({ sum: 5 });
    await stopping;

    expect(await call).toEqual({ sum: 5 });
  });

  test('has the services off the bus already', async () => {
    const { api, server, gate, arrived } = await startSlow();
    const call = api.add({ a: 2, b: 3 });
    await arrived;

    const stopping = server.stop();

    await expect(api.add({ a: 2, b: 3 })).rejects.toMatchObject({ code: -32601 });
    gate.open({ sum: 5 });
    await Promise.all([stopping, call]);
  });

  test('waits for a notification too', async () => {
    const gate = createGate();
    const { api, server } = await startPair(arith, { ...arithHandlers, log: () => gate.promise });
    await api.log({ line: 'hi' });
    const stopped = vi.fn();

    const stopping = server.stop().then(stopped);
    await new Promise(setImmediate);
    expect(stopped).not.toHaveBeenCalled();
    gate.open();

    await stopping;
  });

  test('twice, waits both times', async () => {
    const { api, server, gate, arrived } = await startSlow();
    const call = api.add({ a: 2, b: 3 });
    await arrived;
    const order: string[] = [];

    const stops = [1, 2].map((n) => server.stop().then(() => order.push(`stop ${n}`)));
    await new Promise(setImmediate);
    expect(order).toEqual([]);
    gate.open({ sum: 5 });
    await Promise.all([...stops, call]);

    expect(order).toHaveLength(2);
  });
});

describe('stop, past its grace', () => {
  test('aborts the signal, rejects the callers with "server stopped", and ends', async () => {
    const { api, server, arrived } = await startSlow();
    const call = rejectionOf(api.add({ a: 2, b: 3 }));
    const signal = await arrived;

    await server.stop({ graceMs: 1 });

    expect(signal.aborted).toBe(true);
    expect(await call).toBeInstanceOf(RpcTransportError);
    expect(await call).toMatchObject({
      reason: 'stopped',
      method: 'arith.add',
      message: expect.stringContaining('server stopped'),
    });
  });

  test('of 0 does so at once', async () => {
    const { api, server, arrived } = await startSlow();
    const call = rejectionOf(api.add({ a: 2, b: 3 }));
    const signal = await arrived;

    await server.stop({ graceMs: 0 });

    expect(signal.aborted).toBe(true);
    expect(await call).toMatchObject({ reason: 'stopped' });
  });

  test('runs on the real clock, under fake timers too', async () => {
    vi.useFakeTimers();
    const { api, server, arrived } = await startSlow();
    const call = rejectionOf(api.add({ a: 2, b: 3 }));
    await arrived;

    await server.stop({ graceMs: 2 });

    expect(await call).toMatchObject({ reason: 'stopped' });
    vi.useRealTimers();
  });

  test('drops what the handler answers afterwards', async () => {
    const { api, server, gate, arrived, log } = await startSlow();
    const call = rejectionOf(api.add({ a: 2, b: 3 }));
    await arrived;
    await server.stop({ graceMs: 0 });

    gate.open({ sum: 5 });
    await new Promise(setImmediate);

    expect(await call).toMatchObject({ reason: 'stopped' });
    expect(log).toEqual([]);
  });

  test('settles a message that came in through bus.handle', async () => {
    const { bus, server, arrived } = await startSlow();
    const frame = '{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}';
    const settled = Promise.allSettled([bus.handle(frame)]);
    await arrived;

    await server.stop({ graceMs: 0 });

    expect(await settled).toHaveLength(1);
  });
});
