import { afterAll, afterEach, beforeAll, test } from '@jest/globals';
import { setupServer } from 'msw/node';
import { expect, withMemoryRpc } from 'rpc-testkit/jest';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { services } from '../shop.js';

const url = 'http://localhost/rpc';
const rpc = withMemoryRpc({ services });
const server = setupServer(...memoryRpcHandlers(rpc, { url }));
// MSW 3 has renamed the option.
beforeAll(() => server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as never));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function post(body: unknown): Promise<Response> {
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const request = { jsonrpc: '2.0', id: 1, method: 'stock.take', params: { sku: 'mug' } };

test('fetch gets the answer of a handler', async () => {
  const response = await post(request);

  expect(await response.json()).toEqual({ jsonrpc: '2.0', id: 1, result: { left: 9 } });
  expect(rpc).toHaveBeenCalledRpcOnce('stock.take', { sku: 'mug' });
});

test('fetch gets a batch, and nothing for a notification', async () => {
  const batch = await post([request, { jsonrpc: '2.0', method: 'stock.moved', params: { sku: 'mug' } }]);
  const notification = await post({ jsonrpc: '2.0', method: 'stock.moved', params: { sku: 'mug' } });

  expect(await batch.json()).toHaveLength(1);
  expect(notification.status).toBe(204);
});

test('fetch sees a broken line as a network error', async () => {
  rpc.fault('stock.take').once().disconnect();

  await expect(post(request)).rejects.toMatchObject({ name: 'TypeError' });
});
