import { afterEach, expect, test as base } from 'vitest';
// #region fixture
import { implement, type MemoryRpc, withMemoryRpc } from 'rpc-testkit/vitest';
import { arith } from './arith.js';

const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })] as const;

let shared: MemoryRpc<typeof services> | undefined;

const test = base.extend<{ shared: MemoryRpc<typeof services> }>({
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest wants it so.
    async ({}, use) => {
      await withMemoryRpc({ services }, async (rpc) => {
        shared = rpc;
        await use(rpc);
      });
    },
    { scope: 'file' },
  ],
});

afterEach(async () => {
  await shared?.verify(); // this test's problems
  shared?.reset(); // the next one begins clean
});
// #endregion

test('stubs the shared bus', async ({ shared: rpc }) => {
  rpc.on('arith.add').resolvesOnce({ sum: 0 });

  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 0 });
});

test('finds it clean', async ({ shared: rpc }) => {
  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

  expect(rpc.calls()).toHaveLength(1);
});
