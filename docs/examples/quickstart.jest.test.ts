// #region quickstart
import { test } from '@jest/globals';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { arith } from './arith.js';

const rpc = withMemoryRpc({
  services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
});

test('adds', async () => {
  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
});
// #endregion
