import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers, echo } from './support/arith.js';
import { startPair } from './support/start-pair.js';

const echoHandlers = { send: (params: unknown) => params, tell: () => undefined };
const notFound = { code: -32601 };

describe('registration', () => {
  test('of one service twice throws', () => {
    const server = new MemoryRpcServer({ bus: new MemoryBus() });
    server.registerService(arith, arithHandlers);

    expect(() => server.registerService(arith, arithHandlers)).toThrow(/arith/);
  });

  test('after start is ignored, never reaches the bus, and warns once', async () => {
    const { server, client, log } = await startPair(arith, arithHandlers);
    const send = vi.fn(() => null);

    server.registerService(echo, { ...echoHandlers, send });

    expect(log).toMatchObject([{ level: 'warn', message: expect.stringContaining('echo') }]);
    await expect(client.call('echo', 'send', {})).rejects.toMatchObject(notFound);
    expect(send).not.toHaveBeenCalled();
  });

  test('after start leaves the service free for another server', async () => {
    const { bus, server, client } = await startPair(arith, arithHandlers);
    server.registerService(echo, echoHandlers);
    const other = new MemoryRpcServer({ bus });
    other.registerService(echo, echoHandlers);

    await other.start();

    await expect(client.call('echo', 'send', { a: 1 })).resolves.toEqual({ a: 1 });
    await other.stop();
  });

  test('before start does not reach the bus yet', async () => {
    const bus = new MemoryBus();
    const client = new MemoryRpcClient({ bus });
    await client.start();
    const server = new MemoryRpcServer({ bus });
    server.registerService(arith, arithHandlers);

    await expect(client.call('arith', 'add', { a: 1, b: 2 })).rejects.toMatchObject(notFound);
    await client.stop();
  });
});
