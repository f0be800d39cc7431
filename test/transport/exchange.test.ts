import { type Exchange } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

describe('an interceptor sees the exchange', () => {
  test('of a call', async () => {
    const { bus, client } = await startPair(arith, arithHandlers);
    const seen: Exchange[] = [];
    bus.use((exchange, next) => {
      seen.push(exchange);
      return next();
    });

    await client.call('arith', 'add', { a: 2, b: 3, gone: undefined });

    expect(seen).toMatchObject([
      { service: 'arith', method: 'add', kind: 'request', from: 'client-1', params: { a: 2, b: 3 } },
    ]);
    expect(seen[0]?.params).toStrictEqual({ a: 2, b: 3 });
    expect(seen[0]?.id).toBeDefined();
    expect(seen[0]?.signal).toBeInstanceOf(AbortSignal);
  });

  test('of a notification, without an id', async () => {
    const { bus, client } = await startPair(arith, arithHandlers);
    const seen: Exchange[] = [];
    bus.use((exchange, next) => {
      seen.push(exchange);
      return next(exchange);
    });

    await client.notify('arith', 'log', { line: 'hi' });

    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen).toMatchObject([{ service: 'arith', method: 'log', kind: 'notification', id: undefined }]);
  });

  test('of a message that came in as text, and of one that nobody serves', async () => {
    const { bus } = await startPair(arith, arithHandlers);
    const seen: Exchange[] = [];
    bus.use((exchange, next) => {
      seen.push(exchange);
      return next();
    });

    await sendFrame(bus, request('arith.add', { a: 1, b: 2 }, { id: 'x' }), { from: 'web' });
    await sendFrame(bus, request('nobody.there', {}));

    expect(seen).toMatchObject([
      { service: 'arith', method: 'add', id: 'x', from: 'web' },
      { service: 'nobody', method: 'there', id: 1, from: 'handle' },
    ]);
  });

  test('whose signal fires when the caller gives up', async () => {
    const { bus, client } = await startPair(arith, {
      ...arithHandlers,
      add: () => new Promise<never>(() => undefined),
    });
    const seen: Exchange[] = [];
    bus.use((exchange, next) => {
      seen.push(exchange);
      return next();
    });

    await client.call('arith', 'add', { a: 1, b: 2 }, { timeoutMs: 1 }).catch(() => undefined);

    expect(seen[0]?.signal.aborted).toBe(true);
  });

  test('by value: what it does to the params without passing them on changes nothing', async () => {
    const { bus, client } = await startPair(echo, { send: (params) => params, tell: () => undefined });
    const payload = { list: [1] };
    bus.use((exchange, next) => {
      (exchange.params as { list: number[] }).list.push(2);
      return next({ ...exchange, params: { list: [3] } });
    });

    const result = await client.call('echo', 'send', payload);

    expect(result).toEqual({ list: [3] });
    expect(payload).toEqual({ list: [1] });
  });
});
