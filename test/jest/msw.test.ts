import { afterAll, afterEach, beforeAll, describe, test } from '@jest/globals';
import { setupServer } from 'msw/node';
import { defineContract, defineMethod, defineNotification, MemoryBus, RpcError } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { runNode } from './run-node.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const rpc = withMemoryRpc({
  services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => undefined })],
});
const url = 'http://localhost/rpc';
const request = { jsonrpc: '2.0', id: 1, method: 'arith.add', params: { a: 2, b: 3 } };
const five = { jsonrpc: '2.0', result: { sum: 5 }, id: 1 };

// Made before there is an rpc: each test's own answers.
const server = setupServer(...memoryRpcHandlers(rpc, { url, websocket: true }));
beforeAll(() => {
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function post(body: unknown): Promise<Response> {
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('the bridge, as built for CommonJS,', () => {
  test('answers over HTTP, and matchers see it', async () => {
    const response = await post(request);

    expect(await response.json()).toEqual(five);
    expect(rpc).toHaveBeenCalledRpcOnce('arith.add', { a: 2, b: 3 });
    expect(rpc.calls('arith.add', { from: 'http' })).toHaveLength(1);
  });

  test('gives each test an rpc of its own', async () => {
    rpc.on('arith.add').rejectsOnce(new RpcError(1001, 'too many'));

    const response = await post(request);

    expect(await response.json()).toMatchObject({ error: { code: 1001, message: 'too many' } });
    expect(rpc).toHaveBeenCalledRpcTimes('arith.add', 1);
  });

  test('answers a notification with 204', async () => {
    const response = await post({ jsonrpc: '2.0', method: 'arith.log', params: { line: 'hi' } });

    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });

  test('shows a broken line as a network error', async () => {
    rpc.fault('arith.add').once().disconnect();

    await expect(post(request)).rejects.toThrow(/fetch/);
  });

  test('answers over WebSocket', async () => {
    const socket = new globalThis.WebSocket('ws://localhost/rpc');
    await new Promise((resolve) => socket.addEventListener('open', resolve));

    const frame = new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data)));
    socket.send(JSON.stringify(request));

    expect(await frame).toBe(JSON.stringify(five));
    socket.close();
  });

  test('serves a plain bus', async () => {
    const bus = new MemoryBus();
    server.use(...memoryRpcHandlers(bus, { url }));
    bus.use(async () => ({ kind: 'result', result: { sum: 7 } }));

    const response = await post(request);

    expect(await response.json()).toMatchObject({ result: { sum: 7 } });
  });
});

test('what is neither an rpc nor a bus is refused at once', () => {
  expect(() => memoryRpcHandlers({} as never, { url })).toThrow(TypeError);
});

test.each([
  ['module', "import { memoryRpcHandlers } from 'rpc-testkit/msw'; import { setupServer } from 'msw/node';"],
  [
    'CommonJS',
    `import { createRequire } from 'node:module';
    const require = createRequire(process.cwd() + '/package.json');
    const [{ memoryRpcHandlers }, { setupServer }] = [require('rpc-testkit/msw'), require('msw/node')];`,
  ],
])('the %s build serves a bus of the module build, and knows its errors', (_format, imports) => {
  const script = `${imports}
    const { MemoryBus } = await import('rpc-testkit');
    const bus = new MemoryBus();
    bus.use(async ({ id }) => id === 1 ? { kind: 'result', result: 'yes' } : { kind: 'disconnected' });
    const server = setupServer(...memoryRpcHandlers(bus, { url: '${url}' }));
    server.listen();
    const post = (id) => fetch('${url}', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id, method: 'any.thing' }),
    });
    const told = [(await (await post(1)).json()).result, (await post(2).catch((e) => e)).name];
    console.log(JSON.stringify(told));
  `;

  const told = runNode(script, 'module');

  expect(told).toEqual(['yes', 'TypeError']);
});

test('the transforms that the docs tell of are those of this very run', () => {
  const [told, own] = [
    require('../../docs/examples/msw-jest.config.cjs'),
    require('../../jest.config.cjs'),
  ] as Config[];

  expect(own?.transformIgnorePatterns).toContain(told?.transformIgnorePatterns[0]);
});

interface Config {
  readonly transformIgnorePatterns: readonly string[];
}
