import { setupServer } from 'msw/node';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterAll, afterEach, beforeAll, test as base } from 'vitest';
import { WebSocket } from 'ws';
import { arith } from './arith.js';

// #region node-20
// Node has a global WebSocket from version 22 on, and MSW replaces the global one only.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
// #endregion

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const test = base.extend(
  withMemoryRpc({ services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })] }),
);

/** The next frame of a socket. */
function frameOf(socket: globalThis.WebSocket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true });
  });
}

// #region websocket
test('adds over WebSocket', async ({ rpc }) => {
  server.use(...memoryRpcHandlers(rpc, { url: 'http://localhost/rpc', websocket: true }));
  const socket = new globalThis.WebSocket('ws://localhost/rpc');
  await new Promise((resolve) => socket.addEventListener('open', resolve));

  socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'arith.add', params: { a: 2, b: 3 } }));

  expect(await frameOf(socket)).toEqual({ jsonrpc: '2.0', id: 1, result: { sum: 5 } });
  expect(rpc.calls('arith.add', { from: 'ws' })).toHaveLength(1);
  socket.close();
});
// #endregion

// #region broken-socket
test('a broken line closes the socket', async ({ rpc }) => {
  server.use(...memoryRpcHandlers(rpc, { url: 'http://localhost/rpc', websocket: true }));
  rpc.fault('arith.add').once().disconnect();
  const socket = new globalThis.WebSocket('ws://localhost/rpc');
  await new Promise((resolve) => socket.addEventListener('open', resolve));

  const code = new Promise((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));
  socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'arith.add', params: { a: 2, b: 3 } }));

  expect(await code).toBe(1006);
});
// #endregion
