import {
  defineContract,
  defineMethod,
  defineNotification,
  MemoryBus,
  MemoryRpcClient,
  MemoryRpcServer,
} from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});

test('the quickstart of the server: register, start, answer, stop', async () => {
  const lines: string[] = [];
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, {
    add: async ({ a, b }) => ({ sum: a + b }),
    log: async ({ line }) => {
      lines.push(line);
    },
  });
  await server.start();

  const answer = await bus.handle('{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}');
  const silence = await bus.handle('{"jsonrpc":"2.0","method":"arith.log","params":{"line":"hi"}}');
  await server.stop();

  expect(JSON.parse(answer ?? '')).toEqual({ jsonrpc: '2.0', id: 1, result: { sum: 5 } });
  expect(silence).toBeUndefined();
  expect(lines).toEqual(['hi']);
});

test('the quickstart of the client: start, call, proxy, stop', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, { add: async ({ a, b }) => ({ sum: a + b }), log: async () => {} });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();

  const untyped = await client.call('arith', 'add', { a: 2, b: 3 });
  const api = client.proxy(arith);
  const typed = await api.add({ a: 2, b: 3 });
  await client.notify('arith', 'log', { line: 'hi' });
  await client.stop();
  await server.stop();

  expect([untyped, typed]).toEqual([{ sum: 5 }, { sum: 5 }]);
});

test('the client may be there before the server', async () => {
  const bus = new MemoryBus();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const api = client.proxy(arith);
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => undefined });
  await server.start();

  const sum = await api.add({ a: 2, b: 3 });

  expect(sum).toEqual({ sum: 5 });
  await client.stop();
  await server.stop();
});
