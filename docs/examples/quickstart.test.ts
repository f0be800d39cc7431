// #region quickstart
import { test as base } from 'vitest';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { arith } from './arith.js';

const test = base.extend(
  withMemoryRpc({
    services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
  }),
);

test('adds', async ({ rpc }) => {
  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
});
// #endregion
