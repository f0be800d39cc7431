import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { arith } from './arith.js';

test('a server answers a typed proxy', async () => {
  const lines: string[] = [];

  // #region quickstart
  // #region server
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, {
    add: async ({ a, b }) => ({ sum: a + b }),
    log: async ({ line }) => void lines.push(line),
  });
  await server.start();
  // #endregion

  // #region client
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const api = client.proxy(arith);
  const { sum } = await api.add({ a: 2, b: 3 }); // 5
  await api.log({ line: `2 + 3 = ${sum}` });
  // #endregion

  // #region stop
  await client.stop();
  await server.stop();
  // #endregion
  // #endregion

  expect(sum).toBe(5);
  expect(lines).toEqual(['2 + 3 = 5']);
});

test('a client calls by name', async () => {
  const bus = new MemoryBus();
  // #region disposal
  await using server = new MemoryRpcServer({ bus });
  server.registerService(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} });
  await server.start();
  await using client = new MemoryRpcClient({ bus });
  await client.start();
  // #endregion

  // #region call
  const answer = await client.call('arith', 'add', { a: 2, b: 3 }, { timeoutMs: 1_000 });
  // #endregion

  expect(answer).toEqual({ sum: 5 });
});
