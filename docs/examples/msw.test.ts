// #region set-up
import { setupServer } from 'msw/node';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterAll, afterEach, beforeAll, test as base } from 'vitest';
import { arith } from './arith.js';

const url = 'http://localhost/rpc';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const test = base
  .extend(
    withMemoryRpc({
      services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
    }),
  )
  .extend<{ endpoint: string }>({
    endpoint: async ({ rpc }, use) => {
      server.use(...memoryRpcHandlers(rpc, { url }));
      await use(url);
    },
  });
// #endregion

// #region application
/** What is tested: any code that posts JSON-RPC. */
async function add(endpoint: string, a: number, b: number, signal: AbortSignal | null = null): Promise<number> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'arith.add', params: { a, b } }),
    signal,
  });
  const { result, error } = (await response.json()) as { result?: { sum: number }; error?: { message: string } };
  if (result === undefined) throw new Error(error?.message);
  return result.sum;
}
// #endregion

// #region adds
test('adds', async ({ rpc, endpoint }) => {
  await expect(add(endpoint, 2, 3)).resolves.toBe(5);

  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
});
// #endregion

// #region error
test('tells what the server says', async ({ rpc, endpoint }) => {
  rpc.fault('arith.add').once().error(-32000, 'busy');

  await expect(add(endpoint, 2, 3)).rejects.toThrow('busy');
});
// #endregion

// #region disconnect
test('meets a broken line', async ({ rpc, endpoint }) => {
  rpc.fault('arith.add').once().disconnect();

  await expect(add(endpoint, 2, 3)).rejects.toThrow(TypeError); // what fetch throws for a network error
});
// #endregion

// #region lost
test('gives up when no answer comes', async ({ rpc, endpoint }) => {
  rpc.fault('arith.add').once().dropReply();
  const patience = new AbortController();

  const adding = add(endpoint, 2, 3, patience.signal);
  await rpc.waitForCall('arith.add');
  patience.abort();

  await expect(adding).rejects.toThrow('aborted');
});
// #endregion
