import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { areCollected } from './support/collect-garbage.js';
import { rejectionOf } from './support/rejection-of.js';

/** Uses a bus in each way, and keeps weak references only. */
async function useAndDrop(how: { stop: boolean }): Promise<WeakRef<object>[]> {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  const handlers = { ...arithHandlers };
  server.registerService(arith, handlers);
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const remove = bus.use((exchange, next) => next(exchange));
  const api = client.proxy(arith);
  await api.add({ a: 1, b: 2 });
  await api.log({ line: 'hi' });
  await rejectionOf(client.call('nobody', 'there', {}));
  await bus.handle('{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}');
  if (how.stop) {
    remove();
    await client.stop();
    await server.stop();
  }
  return [bus, server, client, api, handlers].map((part) => new WeakRef<object>(part));
}

describe('a bus that is dropped is collected, with its servers and clients', () => {
  test.each([
    ['after they were stopped', { stop: true }],
    ['though nobody stopped them', { stop: false }],
  ])('%s', async (_title, how) => {
    const references = await useAndDrop(how);

    expect(await areCollected(references)).toBe(true);
  });

  test('though a handler never ended', async () => {
    const drop = async (): Promise<WeakRef<object>[]> => {
      const bus = new MemoryBus();
      const server = new MemoryRpcServer({ bus });
      server.registerService(arith, { ...arithHandlers, add: () => new Promise<never>(() => undefined) });
      await server.start();
      const client = new MemoryRpcClient({ bus });
      await client.start();
      const call = rejectionOf(client.call('arith', 'add', { a: 1, b: 2 }));
      await client.stop();
      await call;
      return [bus, server, client].map((part) => new WeakRef<object>(part));
    };

    expect(await areCollected(await drop())).toBe(true);
  });

  test('though the signal of one of its calls lives on', async () => {
    const controller = new AbortController();
    const drop = async (): Promise<WeakRef<object>[]> => {
      const bus = new MemoryBus();
      const client = new MemoryRpcClient({ bus });
      await client.start();
      await rejectionOf(client.call('arith', 'add', {}, { signal: controller.signal }));
      return [bus, client].map((part) => new WeakRef<object>(part));
    };

    expect(await areCollected(await drop())).toBe(true);
    expect(controller.signal.aborted).toBe(false);
  });
});

test('a server that was stopped past its grace lets go of calls that never end', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  const contexts: WeakRef<object>[] = [];
  const add = (_params: unknown, context: object): Promise<never> => {
    contexts.push(new WeakRef(context));
    return new Promise(() => undefined);
  };
  server.registerService(arith, { ...arithHandlers, add });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const call = rejectionOf(client.call('arith', 'add', { a: 1, b: 2 }));
  await new Promise(setImmediate);

  await server.stop({ graceMs: 0 });
  await call;

  expect(contexts).toHaveLength(1);
  expect(await areCollected(contexts)).toBe(true);
  await server.stop();
});
