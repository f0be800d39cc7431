import { defineContract, defineMethod, MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { arith, arithHandlers } from '../memory/support/arith.js';

const fib = defineContract('fib', {
  of: defineMethod({ params: z.object({ n: z.number() }), result: z.number() }),
});

test('a handler calls its own service, down and down, without deadlock', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  const client = new MemoryRpcClient({ bus });
  const api = client.proxy(fib);
  server.registerService(fib, {
    of: async ({ n }) => {
      if (n < 2) return n;
      const [left, right] = await Promise.all([api.of({ n: n - 1 }), api.of({ n: n - 2 })]);
      return left + right;
    },
  });
  await server.start();
  await client.start();

  const result = await api.of({ n: 12 });

  expect(result).toBe(144);
  await client.stop();
  await server.stop();
});

test('a handler calls another service of its server', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  const client = new MemoryRpcClient({ bus });
  const double = defineContract('double', {
    of: defineMethod({ params: z.object({ n: z.number() }), result: z.number() }),
  });
  server.registerService(arith, arithHandlers);
  server.registerService(double, {
    of: async ({ n }) => (await client.proxy(arith).add({ a: n, b: n })).sum,
  });
  await server.start();
  await client.start();

  const result = await client.call('double', 'of', { n: 21 });

  expect(result).toBe(42);
  await client.stop();
  await server.stop();
});

test('replies that arrive out of order reach the calls that they belong to', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  const waiting: (() => void)[] = [];
  server.registerService(arith, {
    ...arithHandlers,
    add: ({ a }) => new Promise((resolve) => waiting.push(() => resolve({ sum: a }))),
  });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const order: number[] = [];
  const calls = [1, 2, 3].map(async (a) => {
    const { sum } = await client.proxy(arith).add({ a, b: 0 });
    order.push(sum);
    return sum;
  });
  while (waiting.length < 3) await Promise.resolve();

  for (const answer of waiting.toReversed()) {
    answer();
    await Promise.resolve();
  }

  expect(await Promise.all(calls)).toEqual([1, 2, 3]);
  expect(order).toEqual([3, 2, 1]);
  await client.stop();
  await server.stop();
});
