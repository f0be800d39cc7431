import { expect, test } from '@jest/globals';
// #region hooks
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { createMemoryRpc, implement, type MemoryRpc } from 'rpc-testkit/jest';
import { arith } from './arith.js';

const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })] as const;

let rpc: MemoryRpc<typeof services>;
beforeAll(async () => {
  rpc = await createMemoryRpc({ services });
});
afterAll(() => rpc.close());

afterEach(async () => {
  await rpc.verify(); // this test's problems
  rpc.reset(); // the next one begins clean
});
// #endregion

test('stubs the shared bus', async () => {
  rpc.on('arith.add').resolvesOnce({ sum: 0 });

  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 0 });
});

test('finds it clean', async () => {
  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

  expect(rpc.calls()).toHaveLength(1);
});
