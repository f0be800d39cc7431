import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { CallRecorder, expect, FaultInjector, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterEach, test as base, vi } from 'vitest';
import { services, stock } from '../shop.js';

const test = base.extend(withMemoryRpc({ services }));
afterEach(() => void vi.useRealTimers());

test('a lost reply is a timeout, though the handler ran', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.fault('stock.take').once().dropReply();

  const taking = expect(rpc.clients.stock.take({ sku: 'mug' }, { timeoutMs: 500 })).rejects.toMatchObject({
    reason: 'timeout',
  });
  await rpc.waitForCall('stock.take');
  await vi.advanceTimersByTimeAsync(500);

  await taking;
  expect(rpc.calls('stock.take')[0]?.faults).toEqual(['dropReply once']);
});

test('a delay is driven by fake timers', async ({ rpc }) => {
  vi.useFakeTimers();
  rpc.fault('stock.*').delay(1_000);
  let isAnswered = false;

  const counting = rpc.clients.stock.count({ sku: 'mug' }).then(() => (isAnswered = true));
  await vi.advanceTimersByTimeAsync(999);
  expect(isAnswered).toBe(false);
  await vi.advanceTimersByTimeAsync(1);

  await counting;
});

test('a duplicate runs the handler again', async ({ rpc }) => {
  let runs = 0;
  rpc.on('stock.take').handle(() => ({ left: 10 - ++runs }));
  rpc.fault('stock.take').once().duplicate();

  await rpc.clients.stock.take({ sku: 'mug' });
  await rpc.idle();

  expect(runs).toBe(2);
});

test('a broken line, a broken reply, an error', async ({ rpc }) => {
  rpc.fault('stock.count').nth(1).disconnect();
  rpc.fault('stock.count').nth(2).malformed('truncated');
  rpc.fault('stock.count').nth(3).error(1001, 'closed');

  const caught: unknown[] = [];
  for (let n = 0; n < 3; n += 1)
    await rpc.clients.stock.count({ sku: 'mug' }).catch((error: unknown) => caught.push(error));

  expect(caught.map((error) => (error as Error).name)).toEqual(['RpcTransportError', 'RpcProtocolError', 'RpcError']);
});

test('a gate lets calls go in another order', async ({ rpc }) => {
  using gate = rpc.hold('stock.count', { at: 'reply' });
  const order: string[] = [];

  const counting = ['a', 'b'].map((sku) => rpc.clients.stock.count({ sku }).then(() => order.push(sku)));
  await gate.arrived(2);
  gate.release(1);
  await counting[1];
  gate.release(0);
  await counting[0];

  expect(order).toEqual(['b', 'a']);
});

base('faults and a recorder work on a plain bus', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(stock, { take: () => ({ left: 0 }), count: () => 1, moved: () => undefined });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const recorder = new CallRecorder(bus);
  const faults = new FaultInjector(bus, { seed: 1 });
  faults.fault('stock.count').once().error(7, 'seven');

  await expect(client.proxy(stock).count({ sku: 'mug' })).rejects.toBeRpcError(7);

  expect(recorder).toHaveRejectedRpc('stock.count', 7);
  await client.stop();
  await server.stop();
});
