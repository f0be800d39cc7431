import { expect as runnersOwn, test } from '@jest/globals';
import { RpcError } from 'rpc-testkit';
import { expect, withMemoryRpc } from 'rpc-testkit/jest';
import { services, stock } from '../shop.js';

const rpc = withMemoryRpc({ services });

test('each matcher passes, and fails, where it should', async () => {
  const { clients } = rpc;
  rpc.on('stock.count').rejectsOnce(new RpcError(1001, 'closed', { until: 9 }));

  await clients.stock.take({ sku: 'mug', count: 2 });
  await expect(clients.stock.count({ sku: 'mug' })).rejects.toBeRpcError(1001, { data: { until: 9 } });
  await clients.stock.moved({ sku: 'mug' });
  await rpc.idle();

  expect(rpc).toHaveBeenCalledRpc('stock.take', { sku: 'mug', count: expect.any(Number) });
  expect(rpc).toHaveBeenCalledRpc(stock.methods.take, { sku: 'mug', count: 2 });
  expect(rpc).toHaveBeenCalledRpcTimes('stock.take', 1);
  expect(rpc).toHaveBeenCalledRpcOnce('stock.take', { sku: 'mug', count: 2 });
  expect(rpc).toHaveBeenNthCalledRpc('stock.count', 1, { sku: 'mug' });
  expect(rpc).toHaveBeenLastCalledRpc('stock.moved', { sku: 'mug' });
  expect(rpc).toHaveResolvedRpc('stock.take', { left: 8 });
  expect(rpc).toHaveRejectedRpc('stock.count', 1001);
  expect(rpc).toHaveCalledRpcInOrder(['stock.take', ['stock.count', { sku: 'mug' }], 'stock.moved']);
  expect(rpc).toHaveOnlyCalledRpc(['stock.take', 'stock.count', 'stock.moved']);
  expect(rpc).toBeRpcIdle();
  expect(rpc).not.toHaveBeenCalledRpc('stock.take', { sku: 'cup', count: 2 });
  expect(() => expect(rpc).toHaveBeenCalledRpc('stock.take', { sku: 'cup', count: 2 })).toThrow('stock.take');
});

test('a handle and a client method name their method', async () => {
  await rpc.clients.stock.take({ sku: 'mug', count: 2 });

  expect(rpc.on('stock.take')).toHaveBeenCalledRpc({ sku: 'mug', count: 2 });
  expect(rpc.clients.stock.take).toHaveBeenCalledRpcTimes(1);
});

test("a handle is a mock to the runner's own matchers", async () => {
  await rpc.clients.stock.take({ sku: 'mug', count: 2 });

  runnersOwn(rpc.on('stock.take')).toHaveBeenCalledTimes(1);
  runnersOwn(rpc.on('stock.take')).toHaveBeenCalledWith({ sku: 'mug', count: 2 });
  runnersOwn(rpc.on('stock.count')).not.toHaveBeenCalled();
});

test("the runner's own expect has the matchers", async () => {
  await rpc.clients.stock.moved({ sku: 'mug' });
  await rpc.idle();

  runnersOwn(rpc).toHaveBeenCalledRpcTimes('stock.moved', 1);
  runnersOwn({ error: new RpcError(7, 'seven') }).toEqual({ error: runnersOwn.toBeRpcError(7) });
});

test('nothing passes by accident', () => {
  expect(() => runnersOwn(rpc).not.toHaveBeenCalledRpc('stock.nothing')).toThrow(TypeError);
  expect(() => runnersOwn({}).not.toHaveBeenCalledRpc('stock.take')).toThrow(TypeError);
});
