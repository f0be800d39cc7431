import { setupWorker } from 'msw/browser';
import { implement, expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { afterAll, afterEach, beforeAll, describe, test as base } from 'vitest';
import { arith } from '../../docs/examples/arith.js';

const test = base.extend(
  withMemoryRpc({ services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => undefined })] }),
);
const request = { jsonrpc: '2.0', id: 1, method: 'arith.add', params: { a: 2, b: 3 } };
const five = { jsonrpc: '2.0', result: { sum: 5 }, id: 1 };

const worker = setupWorker();
// The page that runs the tests has requests of its own.
beforeAll(async () => void (await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })));
test.beforeEach(({ rpc }) => worker.use(...memoryRpcHandlers(rpc, { url: '/rpc', websocket: true })));
afterEach(() => worker.resetHandlers());
// Nobody waits for it: MSW 3's gives a promise that does not resolve here.
afterAll(() => {
  worker.stop();
});

async function post(body: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return await fetch('/rpc', { method: 'POST', headers, body: JSON.stringify(body), ...init });
}

describe('the worker of a page answers over HTTP', () => {
  test('a request', async ({ rpc }) => {
    const response = await post(request);

    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual(five);
    expect(rpc.calls('arith.add', { from: 'http' })).toHaveLength(1);
  });

  test('a batch', async () => {
    const response = await post([request, { ...request, id: 2 }]);

    expect(await response.json()).toEqual([five, { ...five, id: 2 }]);
  });

  test('a notification with 204', async ({ rpc }) => {
    const response = await post({ jsonrpc: '2.0', method: 'arith.log', params: { line: 'hi' } });

    expect(response.status).toBe(204);
    expect(rpc).toHaveBeenCalledRpcOnce('arith.log', { line: 'hi' });
  });

  test('405, 413 and 415 where due', async () => {
    const refused = [
      await fetch('/rpc'),
      await post(request, { body: 'x'.repeat(1_048_577) }),
      await post(request, { headers: { 'content-type': 'text/plain' } }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([405, 413, 415]);
  });

  test('a broken line with a network error', async ({ rpc }) => {
    rpc.fault('arith.add').once().disconnect();

    await expect(post(request)).rejects.toThrow('Failed to fetch');
  });

  test('a lost reply with nothing, until the page gives up', async ({ rpc }) => {
    rpc.fault('arith.add').once().dropReply();
    const client = new AbortController();

    const posting = expect(post(request, { signal: client.signal })).rejects.toMatchObject({ name: 'AbortError' });
    await rpc.waitForCall('arith.add');
    client.abort();

    await posting;
  });

  test('a page of another origin', async ({ rpc }) => {
    worker.use(...memoryRpcHandlers(rpc, { url: 'https://shop.example/rpc' }));

    const response = await fetch('https://shop.example/rpc', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });

    expect(await response.json()).toEqual(five);
  });
});

describe('a WebSocket of a page', () => {
  async function open(): Promise<WebSocket> {
    const socket = new WebSocket('/rpc');
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    return socket;
  }

  test('gets its answer', async ({ rpc }) => {
    const socket = await open();

    const frame = new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data)));
    socket.send(JSON.stringify(request));

    expect(await frame).toBe(JSON.stringify(five));
    expect(rpc.calls('arith.add', { from: 'ws' })).toHaveLength(1);
    socket.close();
  });

  test('is closed when the line breaks', async ({ rpc }) => {
    rpc.fault('arith.add').once().disconnect();
    const socket = await open();

    const code = new Promise((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));
    socket.send(JSON.stringify(request));

    expect(await code).toBe(1006);
  });
});
