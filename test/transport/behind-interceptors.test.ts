import { runInNewContext } from 'node:vm';
import { type Interceptor, MemoryRpcServer } from 'rpc-testkit';
import { createMemoryRpc, implement } from 'rpc-testkit/fixtures';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const endless = (): Promise<never> => new Promise(() => {});
const copying: Interceptor = (exchange, next) => next({ ...exchange });

describe('behind an interceptor that passes on a copy', () => {
  test('a notification is taken before its handler has ended', async () => {
    const log = vi.fn(endless);
    const { api, bus } = await startPair(arith, { ...arithHandlers, log });
    bus.use(copying);

    await api.log({ line: 'hi' });

    await vi.waitFor(() => expect(log).toHaveBeenCalled());
  });

  test('the inner one has the signal of the caller', async () => {
    const signals: AbortSignal[] = [];
    const { client, bus } = await startPair(arith, { ...arithHandlers, add: endless });
    bus.use(copying);
    bus.use((exchange, next) => {
      signals.push(exchange.signal);
      return next();
    });
    const abort = new AbortController();

    const call = rejectionOf(client.call('arith', 'add', { a: 1, b: 2 }, { signal: abort.signal }));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    abort.abort();
    await call;

    expect(signals[0]?.aborted).toBe(true);
  });
});

test('a call under way passes the interceptors that were there when it was made', async () => {
  const { client, bus } = await startPair(arith, arithHandlers);
  const late = vi.fn<Interceptor>((_exchange, next) => next());
  bus.use((_exchange, next) => {
    bus.use(late);
    return next();
  });

  await client.call('arith', 'add', { a: 1, b: 2 });

  expect(late).not.toHaveBeenCalled();
});

test('a server that stops a second time takes nothing off that another serves now', async () => {
  const { server, bus, client } = await startPair(arith, arithHandlers);
  await server.stop();
  const other = new MemoryRpcServer({ bus });
  other.registerService(arith, arithHandlers);
  await other.start();

  await server.stop();

  expect(await client.call('arith', 'add', { a: 1, b: 2 })).toEqual({ sum: 3 });
  await other.stop();
});

test('an error of another realm is told by its name and message', async () => {
  const { client } = await startPair(echo, {
    send: () => {
      throw runInNewContext("new RangeError('far away')");
    },
    tell: () => undefined,
  });

  const error = await rejectionOf(client.call('echo', 'send', {}));

  expect(error).toMatchObject({ code: -32603, data: { name: 'RangeError', message: 'far away' } });
});

test('the end of a harness fires the signal of a call that is open', async () => {
  const signals: AbortSignal[] = [];
  const rpc = await createMemoryRpc({ services: [implement(arith, { add: endless })], strict: false, settleMs: 0 });
  rpc.bus.use((exchange, next) => {
    signals.push(exchange.signal);
    return next();
  });
  void rpc.clients.arith.add({ a: 1, b: 2 });
  await rpc.waitForCall('arith.add');

  await rpc.close();

  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('a text of characters of three bytes is as long as its bytes', async () => {
  const { bus } = await startPair(echo, { send: () => null, tell: () => undefined });
  const text = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'echo.send', params: ['€'.repeat(1_000)] });

  const answer = await bus.handle(text, { maxBytes: Buffer.byteLength(text) - 1 });

  expect(answer).toContain('maxBytes');
});
