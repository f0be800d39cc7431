import { MemoryBus, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers, echo } from './support/arith.js';
import { recordingLogger } from './support/recording-logger.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const echoHandlers = { send: (params: unknown) => params, tell: () => undefined };
const notFound = { code: -32601 };

describe('start', () => {
  test('twice, and concurrently, is a no-op', async () => {
    const bus = new MemoryBus();
    const server = new MemoryRpcServer({ bus });
    server.registerService(arith, arithHandlers);

    await Promise.all([server.start(), server.start()]);
    await server.start();

    const answer = await bus.handle('{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}');
    expect(answer).toContain('"sum":5');
    await server.stop();
  });

  test('of a second server of a service rejects: there is no pool', async () => {
    const { bus, client } = await startPair(arith, arithHandlers);
    const second = new MemoryRpcServer({ bus });
    second.registerService(arith, { ...arithHandlers, add: async () => ({ sum: -1 }) });

    const error = await rejectionOf(second.start());

    expect(error).toMatchObject({ message: expect.stringContaining('arith') });
    await expect(client.call('arith', 'add', { a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  });

  test('of two servers of a service at once lets one of them serve', async () => {
    const bus = new MemoryBus();
    const servers = [0, 1].map(() => new MemoryRpcServer({ bus }));
    for (const server of servers) server.registerService(arith, arithHandlers);

    const started = await Promise.allSettled(servers.map((server) => server.start()));

    expect(started.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await Promise.all(servers.map((server) => server.stop()));
  });

  test('that failed leaves nothing behind and may be tried again', async () => {
    const { bus, server, client } = await startPair(arith, arithHandlers);
    const second = new MemoryRpcServer({ bus });
    second.registerService(echo, echoHandlers);
    second.registerService(arith, { ...arithHandlers, add: async () => ({ sum: -1 }) });
    await rejectionOf(second.start());

    const before = await rejectionOf(client.call('echo', 'send', { a: 1 }));
    await server.stop();
    await second.start();

    expect(before).toMatchObject(notFound);
    await expect(client.call('echo', 'send', { a: 1 })).resolves.toEqual({ a: 1 });
    await expect(client.call('arith', 'add', { a: 2, b: 3 })).resolves.toEqual({ sum: -1 });
    await second.stop();
  });

  test('that failed still allows a registration', async () => {
    const { bus, server, client } = await startPair(arith, arithHandlers);
    const { logger, entries } = recordingLogger();
    const second = new MemoryRpcServer({ bus, logger });
    second.registerService(arith, arithHandlers);
    await rejectionOf(second.start());
    second.registerService(echo, echoHandlers);
    await server.stop();

    await second.start();

    expect(entries).toEqual([]);
    await expect(client.call('echo', 'send', { a: 1 })).resolves.toEqual({ a: 1 });
    await second.stop();
  });

  test('after stop rejects', async () => {
    const { server } = await startPair(arith, arithHandlers);
    await server.stop();

    await expect(server.start()).rejects.toBeInstanceOf(Error);
  });

  test('of two servers of different services on one bus works', async () => {
    const { bus, client } = await startPair(arith, arithHandlers);
    const second = new MemoryRpcServer({ bus });
    second.registerService(echo, echoHandlers);

    await second.start();

    const results = await Promise.all([client.call('arith', 'add', { a: 2, b: 3 }), client.call('echo', 'send', [1])]);
    expect(results).toEqual([{ sum: 5 }, [1]]);
    await second.stop();
  });

  test('of the same service on two buses works', async () => {
    const [left, right] = [await startPair(arith, arithHandlers), await startPair(arith, arithHandlers)];

    const sums = await Promise.all([left.api.add({ a: 1, b: 1 }), right.api.add({ a: 2, b: 2 })]);

    expect(sums).toEqual([{ sum: 2 }, { sum: 4 }]);
  });
});
