import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { MemoryBus, MemoryRpcClient, MemoryRpcServer, type MemoryRpcServerOptions } from 'rpc-testkit';
import { arith } from '../memory/support/arith.js';

const tenant = new AsyncLocalStorage<string>();

afterEach(() => {
  vi.restoreAllMocks();
  // Test files share their modules: the next one would get those that were loaded without AsyncLocalStorage.
  vi.resetModules();
});

/** What the handler of a server finds that was made for one tenant and called for another, before and after it waits. */
async function seenBy(options: Omit<MemoryRpcServerOptions, 'bus'>): Promise<(string | undefined)[]> {
  const bus = new MemoryBus();
  const seen: (string | undefined)[] = [];
  const server = tenant.run('maker', () => new MemoryRpcServer({ bus, ...options }));
  server.registerService(arith, {
    add: async ({ a, b }) => {
      seen.push(tenant.getStore());
      await Promise.resolve();
      seen.push(tenant.getStore());
      return { sum: a + b };
    },
    log: () => void seen.push(tenant.getStore()),
  });
  const client = new MemoryRpcClient({ bus });
  await tenant.run('starter', async () => {
    await server.start();
    await client.start();
  });
  await tenant.run('caller', async () => {
    await client.call('arith', 'add', { a: 1, b: 2 });
    expect(tenant.getStore()).toBe('caller');
    await client.notify('arith', 'log', { line: 'hi' });
  });
  await client.stop();
  await server.stop();
  return seen;
}

test("a handler runs in its caller's async context, if nothing else is said", async () => {
  expect(await seenBy({})).toEqual(['caller', 'caller', 'caller']);
  expect(await seenBy({ asyncContext: 'caller' })).toEqual(['caller', 'caller', 'caller']);
});

test("a handler of a server whose asyncContext is 'own' runs in that in which the server was made", async () => {
  expect(await seenBy({ asyncContext: 'own' })).toEqual(['maker', 'maker', 'maker']);
});

test.each(['own', 'caller'] as const)(
  "a handler that enters a context enters it for no other, if asyncContext is '%s'",
  async (asyncContext) => {
    const bus = new MemoryBus();
    const seen: (string | undefined)[] = [];
    const server = tenant.run('all', () => new MemoryRpcServer({ bus, asyncContext }));
    server.registerService(arith, {
      add: ({ a, b }) => {
        seen.push(tenant.getStore());
        tenant.enterWith(`of ${a}`);
        return { sum: a + b };
      },
      log: () => undefined,
    });
    const client = new MemoryRpcClient({ bus });
    await server.start();
    await client.start();

    await tenant.run('all', async () => {
      await Promise.all([1, 2, 3].map((a) => client.call('arith', 'add', { a, b: 0 })));
      await client.call('arith', 'add', { a: 4, b: 0 });
    });

    expect(seen).toEqual(['all', 'all', 'all', 'all']);
    await client.stop();
    await server.stop();
  },
);

test('any other asyncContext is a TypeError', () => {
  const asyncContext = 'server' as never;

  expect(() => new MemoryRpcServer({ bus: new MemoryBus(), asyncContext })).toThrow(TypeError);
});

test('nothing is captured where there is no AsyncLocalStorage', async () => {
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
  vi.resetModules();

  const { captureContext } = await import('../../src/server/async-context.js');

  expect(captureContext()).toBe(undefined);
});
