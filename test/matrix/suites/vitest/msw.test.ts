import { setupServer } from 'msw/node';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterAll, afterEach, beforeAll, test as base } from 'vitest';
import { services } from '../shop.js';

const url = 'http://localhost/rpc';
const test = base.extend(withMemoryRpc({ services }));
const server = setupServer();
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

test('fetch gets the answer of a handler', async ({ rpc }) => {
  server.use(...memoryRpcHandlers(rpc, { url }));

  const response = await post(request);

  expect(await response.json()).toEqual({ jsonrpc: '2.0', id: 1, result: { left: 9 } });
  expect(rpc).toHaveBeenCalledRpcOnce('stock.take', { sku: 'mug' });
});

test('fetch gets a batch, and nothing for a notification', async ({ rpc }) => {
  server.use(...memoryRpcHandlers(rpc, { url }));

  const batch = await post([request, { jsonrpc: '2.0', method: 'stock.moved', params: { sku: 'mug' } }]);
  const notification = await post({ jsonrpc: '2.0', method: 'stock.moved', params: { sku: 'mug' } });

  expect(await batch.json()).toHaveLength(1);
  expect(notification.status).toBe(204);
});

test('fetch sees a broken line as a network error', async ({ rpc }) => {
  server.use(...memoryRpcHandlers(rpc, { url }));
  rpc.fault('stock.take').once().disconnect();

  await expect(post(request)).rejects.toThrow(TypeError);
});

// Node 20 has no WebSocket of its own.
test.skipIf(globalThis.WebSocket === undefined)('a WebSocket gets its answer', async ({ rpc }) => {
  server.use(...memoryRpcHandlers(rpc, { url, websocket: true }));
  const socket = new WebSocket('ws://localhost/rpc');
  await new Promise((resolve) => socket.addEventListener('open', resolve));

  const frame = new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data)));
  socket.send(JSON.stringify(request));

  expect(JSON.parse(String(await frame))).toMatchObject({ result: { left: 9 } });
  socket.close();
});
