import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

/** A contract as another library of the same contract shape makes it: a plain object, never seen by `defineContract`. */
const plain = {
  service: 'plain',
  methods: {
    double: { params: z.object({ n: z.number() }), result: z.object({ n: z.number() }) },
    note: { params: z.object({ line: z.string() }), notification: true as const },
  },
};

test('a plain contract object is served and called as it is', async () => {
  const { api } = await startPair(plain, { double: async ({ n }) => ({ n: n * 2 }), note: async () => undefined });

  const doubled = await api.double({ n: 21 });

  expect(doubled).toEqual({ n: 42 });
  expect(Object.isFrozen(plain)).toBe(false);
});

test('a plain contract is validated like a defined one', async () => {
  const { client } = await startPair(plain, { double: async ({ n }) => ({ n }), note: async () => undefined });

  const error = await rejectionOf(client.call('plain', 'double', { n: 'x' }));

  expect(error).toMatchObject({ code: -32602, data: { issues: [{ path: ['n'] }] } });
});

test('a plain contract with its methods on a null prototype is served', async () => {
  const methods = Object.assign(Object.create(null) as object, plain.methods) as typeof plain.methods;
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService({ service: 'bare', methods }, { double: ({ n }) => ({ n: -n }), note: () => undefined });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();

  const answer = await client.call('bare', 'double', { n: 1 });

  expect(answer).toEqual({ n: -1 });
  await client.stop();
  await server.stop();
});
