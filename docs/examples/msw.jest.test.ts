// #region set-up
import { afterAll, afterEach, beforeAll, test } from '@jest/globals';
import { setupServer } from 'msw/node';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { arith } from './arith.js';

const rpc = withMemoryRpc({
  services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
});

// Each request goes to the `rpc` of the test that runs.
const url = 'http://localhost/rpc';
const server = setupServer(...memoryRpcHandlers(rpc, { url }));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
// #endregion

/** What is tested: any code that posts JSON-RPC. */
async function add(a: number, b: number): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'arith.add', params: { a, b } }),
  });
  const { result, error } = (await response.json()) as { result?: { sum: number }; error?: { message: string } };
  if (result === undefined) throw new Error(error?.message);
  return result.sum;
}

// #region adds
test('adds', async () => {
  await expect(add(2, 3)).resolves.toBe(5);

  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
});
// #endregion

// #region disconnect
test('meets a broken line', async () => {
  rpc.fault('arith.add').once().disconnect();

  await expect(add(2, 3)).rejects.toThrow(/fetch/); // a network error
});
// #endregion
