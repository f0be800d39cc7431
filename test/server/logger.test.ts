import { MemoryBus, MemoryRpcServer, RpcError } from 'rpc-testkit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { startPair } from '../memory/support/start-pair.js';

const frame = request('arith.add', { a: 1, b: 2 }, { id: 'q' });
const fields = { service: 'arith', method: 'add', id: 'q' };
const throwing = (thrown: unknown) => ({
  ...arithHandlers,
  add: (): never => {
    throw thrown;
  },
});

describe('the logger of a server', () => {
  test('gets an error when a handler throws, with the very error and the fields of the call', async () => {
    const boom = new Error('boom');
    const { bus, log } = await startPair(arith, throwing(boom));

    await sendFrame(bus, frame);

    expect(log).toEqual([{ level: 'error', message: expect.any(String), error: boom, fields }]);
    expect(log[0]?.error).toBe(boom);
  });

  test('gets nothing when a handler throws an RpcError, or when all is well', async () => {
    const { bus, log } = await startPair(arith, throwing(new RpcError(1, 'as agreed')));

    await sendFrame(bus, frame);

    expect(log).toEqual([]);
  });

  test('gets a warning when params are refused', async () => {
    const { bus, log } = await startPair(arith, arithHandlers);

    await sendFrame(bus, request('arith.add', { a: 'x' }, { id: 'q' }));

    expect(log).toMatchObject([{ level: 'warn', fields }]);
  });

  test('gets an error when a result is refused', async () => {
    const { bus, log } = await startPair(arith, { ...arithHandlers, add: async () => ({}) as { sum: number } });

    await sendFrame(bus, frame);

    expect(log).toMatchObject([{ level: 'error', fields }]);
  });

  test('gets what happens to a notification, which nobody is told', async () => {
    const boom = new Error('boom');
    const { client, log } = await startPair(arith, {
      ...arithHandlers,
      log: () => {
        throw boom;
      },
    });

    await client.notify('arith', 'log', { line: 'hi' });
    await client.notify('arith', 'log', { line: 5 });

    await vi.waitFor(() => expect(log).toHaveLength(2));
    expect(log).toMatchObject([
      { level: 'error', error: boom, fields: { service: 'arith', method: 'log', id: undefined } },
      { level: 'warn', fields: { service: 'arith', method: 'log', id: undefined } },
    ]);
  });
});

test('a logger that throws keeps nobody from the answer', async () => {
  const bus = new MemoryBus();
  const fail = (): never => {
    throw new Error('the disk is full');
  };
  const server = new MemoryRpcServer({ bus, logger: { warn: fail, error: fail } });
  server.registerService(arith, throwing(new Error('boom')));
  await server.start();

  const answers = [await sendFrame(bus, frame), await sendFrame(bus, request('arith.add', { a: 'x' }))];

  expect(answers).toMatchObject([{ error: { code: -32603 } }, { error: { code: -32602 } }]);
  await server.stop();
});

test('entries of a server with an instanceId name it', async () => {
  const bus = new MemoryBus();
  const { logger, entries } = recordingLogger();
  const server = new MemoryRpcServer({ bus, logger, instanceId: 'desk-2' });
  server.registerService(arith, throwing(new Error('boom')));
  await server.start();

  await sendFrame(bus, frame);
  server.registerService(arith, arithHandlers);

  expect(entries.map((entry) => entry.fields)).toEqual([
    { ...fields, instance: 'desk-2' },
    { service: 'arith', instance: 'desk-2' },
  ]);
  await server.stop();
});

describe('without a logger', () => {
  test('warnings and errors go to the console, with the prefix of the package', async () => {
    const [warn, error] = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
    for (const spy of [warn, error]) spy.mockImplementation(() => undefined);
    onTestFinished(() => void vi.restoreAllMocks());
    const bus = new MemoryBus();
    const server = new MemoryRpcServer({ bus });
    server.registerService(arith, throwing(new Error('boom')));
    await server.start();

    await sendFrame(bus, request('arith.add', { a: 'x' }));
    await sendFrame(bus, frame);

    expect(warn).toHaveBeenCalledTimes(1);
    expect(error).toHaveBeenCalledTimes(1);
    expect([warn, error].map((spy) => String(spy.mock.calls[0]?.[0]).startsWith('[rpc-testkit]'))).toEqual([
      true,
      true,
    ]);
    await server.stop();
  });
});
