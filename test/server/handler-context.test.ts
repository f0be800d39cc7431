import { AsyncLocalStorage } from 'node:async_hooks';
import { inspect } from 'node:util';
import { MemoryRpcClient } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

describe('the context of a handler', () => {
  test('tells the service, the method, the id, who calls, and has a signal', async () => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });
    const client = new MemoryRpcClient({ bus, instanceId: 'till-3' });
    await client.start();

    await client.call('arith', 'add', { a: 1, b: 2 });

    const context = (add.mock.calls as unknown[][])[0]?.[1];
    expect(context).toEqual({
      service: 'arith',
      method: 'add',
      id: expect.anything(),
      from: 'till-3',
      signal: expect.any(AbortSignal),
    });
    await client.stop();
  });

  test.each([0, '', 'x', 7])('has the id %j of a message that came in as text', async (id) => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });

    await sendFrame(bus, request('arith.add', { a: 1, b: 2 }, { id }));

    expect(add).toHaveBeenCalledWith({ a: 1, b: 2 }, expect.objectContaining({ id, from: 'handle' }));
  });

  test('of a notification has no id', async () => {
    const log = vi.fn();
    const { client } = await startPair(arith, { ...arithHandlers, log });

    await client.notify('arith', 'log', { line: 'hi' });

    await vi.waitFor(() => expect(log).toHaveBeenCalledTimes(1));
    expect(log.mock.calls[0]?.[1]).toMatchObject({ service: 'arith', method: 'log', id: undefined });
  });

  test('has a signal that is quiet while the server runs', async () => {
    const signals: AbortSignal[] = [];
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: async (_params, { signal }) => {
        signals.push(signal);
        return { sum: 0 };
      },
    });

    await api.add({ a: 1, b: 2 });

    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  test('is copied with its signal, by whoever forwards what it is given', async () => {
    const copies: object[] = [];
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: async (_params, ...rest) => {
        copies.push({ ...rest[0] });
        return { sum: 0 };
      },
    });

    await api.add({ a: 1, b: 2 });

    expect(copies).toEqual([
      { service: 'arith', method: 'add', id: 1, from: 'client-1', signal: expect.any(AbortSignal) as AbortSignal },
    ]);
  });

  test('prints as what it is, and can be frozen', async () => {
    const seen: unknown[] = [];
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: async (_params, context) => {
        seen.push(inspect(context), Object.isFrozen(Object.freeze(context)), context.signal.aborted, inspect(context));
        return { sum: 0 };
      },
    });

    await api.add({ a: 1, b: 2 });

    const printed = expect.stringMatching(
      /service: 'arith',\s+method: 'add',\s+id: 1,\s+from: 'client-1',\s+signal: AbortSignal \{ aborted: false \}/,
    ) as string;
    expect(seen).toEqual([printed, true, false, printed]);
  });

  test('prints that the server has stopped, though nobody looked at the signal before', async () => {
    const contexts: object[] = [];
    const { api, server } = await startPair(arith, {
      ...arithHandlers,
      add: (_params, context) => {
        contexts.push(context);
        return new Promise(() => undefined);
      },
    });
    const call = api.add({ a: 1, b: 2 }).catch(() => undefined);
    await vi.waitUntil(() => contexts.length > 0);

    await server.stop({ graceMs: 0 });

    await call;
    expect(inspect(contexts[0])).toContain('AbortSignal { aborted: true }');
  });

  test('leaves each handler the async context of its own caller, though all were called in one tick', async () => {
    const tenant = new AsyncLocalStorage<string>();
    const seen: [number, string | undefined][] = [];
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: async ({ a }) => {
        seen.push([a, tenant.getStore()]);
        return { sum: 0 };
      },
    });

    await Promise.all(['north', 'south'].map((name, a) => tenant.run(name, () => api.add({ a, b: 0 }))));

    expect(seen).toEqual([
      [0, 'north'],
      [1, 'south'],
    ]);
  });
});

test('calls of one client have ids of their own', async () => {
  const ids: unknown[] = [];
  const { api } = await startPair(arith, {
    ...arithHandlers,
    add: async (_params, { id }) => {
      ids.push(id);
      return { sum: 0 };
    },
  });

  await Promise.all([api.add({ a: 1, b: 2 }), api.add({ a: 1, b: 2 }), api.add({ a: 1, b: 2 })]);

  expect(new Set(ids).size).toBe(3);
});
