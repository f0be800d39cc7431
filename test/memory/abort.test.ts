import { getEventListeners } from 'node:events';
import { RpcTransportError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { createGate } from './support/gate.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const hang = (): Promise<never> => new Promise(() => undefined);

describe('the signal of a call', () => {
  test('aborted while the call is open rejects it with reason aborted', async () => {
    const { client } = await startPair(arith, { ...arithHandlers, add: hang });
    const controller = new AbortController();
    const call = rejectionOf(client.call('arith', 'add', { a: 2, b: 3 }, { signal: controller.signal }));

    controller.abort();

    expect(await call).toBeInstanceOf(RpcTransportError);
    expect(await call).toMatchObject({ reason: 'aborted', method: 'arith.add' });
  });

  test('aborted beforehand rejects the call, whose handler never runs', async () => {
    const add = vi.fn(arithHandlers.add);
    const { api } = await startPair(arith, { ...arithHandlers, add });

    const error = await rejectionOf(api.add({ a: 2, b: 3 }, { signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ reason: 'aborted' });
    expect(add).not.toHaveBeenCalled();
  });

  test('does not reach the handler', async () => {
    const seen = createGate<AbortSignal>();
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: (_params, { signal }) => {
        seen.open(signal);
        return hang();
      },
    });
    const controller = new AbortController();
    const call = rejectionOf(api.add({ a: 2, b: 3 }, { signal: controller.signal }));
    const signal = await seen.promise;

    controller.abort();
    await call;

    expect(signal.aborted).toBe(false);
  });

  test('may be shared by calls, and is let go by those that settled', async () => {
    const gate = createGate<{ sum: number }>();
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: async ({ a }) => (a === 0 ? hang() : gate.promise),
    });
    const { signal } = new AbortController();
    void rejectionOf(api.add({ a: 0, b: 0 }, { signal }));
    const calls = [1, 2, 3].map((a) => api.add({ a, b: 0 }, { signal }));
    gate.open({ sum: 1 });

    await Promise.all(calls);

    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  });

  test('aborted after the answer changes nothing', async () => {
    const { api } = await startPair(arith, arithHandlers);
    const controller = new AbortController();

    const sum = await api.add({ a: 2, b: 3 }, { signal: controller.signal });
    controller.abort();

    expect(sum).toEqual({ sum: 5 });
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  test('aborted beforehand rejects a notification, which is not sent', async () => {
    const log = vi.fn();
    const { client } = await startPair(arith, { ...arithHandlers, log });

    const error = await rejectionOf(client.notify('arith', 'log', { line: 'hi' }, { signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ reason: 'aborted', method: 'arith.log' });
    expect(log).not.toHaveBeenCalled();
  });
});
