import { MemoryBus, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers, echo } from './support/arith.js';
import { startPair } from './support/start-pair.js';

const echoHandlers = { send: (params: unknown) => params, tell: () => undefined };
const notFound = { code: -32601 };

describe('stop', () => {
  test('is immediate when no handler runs', async () => {
    vi.useFakeTimers();
    const { server } = await startPair(arith, arithHandlers);
    const stopped = vi.fn();

    void server.stop().then(stopped);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();

    expect(stopped).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  test('takes the services off the bus, for another server to serve', async () => {
    const { bus, server, client } = await startPair(arith, arithHandlers);

    await server.stop();

    await expect(client.call('arith', 'add', { a: 2, b: 3 })).rejects.toMatchObject(notFound);
    const next = new MemoryRpcServer({ bus });
    next.registerService(arith, arithHandlers);
    await next.start();
    await expect(client.call('arith', 'add', { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
    await next.stop();
  });

  test('closes nothing that it does not own: not the bus, the clients, the handlers', async () => {
    const close = vi.fn();
    const closing = { close, stop: close, end: close, [Symbol.asyncDispose]: close, [Symbol.dispose]: close };
    const { bus, server, client } = await startPair(arith, { ...arithHandlers, ...closing });
    const other = new MemoryRpcServer({ bus });
    other.registerService(echo, echoHandlers);
    await other.start();

    await server.stop();

    expect(close).not.toHaveBeenCalled();
    await expect(client.call('echo', 'send', [1])).resolves.toEqual([1]);
    await other.stop();
  });

  test('may be called twice, concurrently, and without a start', async () => {
    const { server } = await startPair(arith, arithHandlers);
    const idle = new MemoryRpcServer({ bus: new MemoryBus() });

    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    await idle.stop();
  });
});
