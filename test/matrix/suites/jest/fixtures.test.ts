import { describe, test } from '@jest/globals';
import { createMemoryRpc, expect, explore, implement, RpcTestError, withMemoryRpc } from 'rpc-testkit/jest';
import { services, Stock, stock } from '../shop.js';

describe('with hooks', () => {
  const rpc = withMemoryRpc({ services, clients: ['shop', 'audit'] });

  test('rpc carries a typed call', async () => {
    const { left } = await rpc.clients.stock.take({ sku: 'mug' });

    expect(left).toBe(9);
    expect(rpc.transcript()).toBe('1  shop -> stock.take {"sku":"mug"} => {"left":9}');
  });

  test("rpc is each test's own", () => {
    expect(rpc.calls()).toEqual([]);
  });

  test('rpc has a client for each name', async () => {
    await rpc.as('audit').stock.count({ sku: 'mug' });

    expect(rpc.calls('stock.count', { from: 'audit' })).toHaveLength(1);
  });

  test('rpc stubs a method', async () => {
    rpc.on('stock.take').calledWith({ sku: 'cup' }).resolves({ left: 0 });

    const left = [await rpc.clients.stock.take({ sku: 'cup' }), await rpc.clients.stock.take({ sku: 'mug' })];

    expect(left).toEqual([{ left: 0 }, { left: 9 }]);
  });
});

describe('without hooks', () => {
  test.concurrent(
    'a wrapped test has its own rpc',
    withMemoryRpc.wrap({ services }, async (rpc) => {
      await rpc.clients.stock.moved({ sku: 'one' });
      await rpc.idle();

      expect(rpc).toHaveBeenCalledRpcOnce('stock.moved', { sku: 'one' });
    }),
  );

  test.concurrent(
    'the one beside it, too',
    withMemoryRpc.wrap({ services }, async (rpc) => {
      await rpc.clients.stock.moved({ sku: 'two' });
      await rpc.idle();

      expect(rpc).toHaveBeenCalledRpcOnce('stock.moved', { sku: 'two' });
    }),
  );

  test('the callback form serves a class instance', async () => {
    const shelf = new Stock();

    const left = await withMemoryRpc({ services: [implement(stock, shelf)] }, async (rpc) => {
      await rpc.clients.stock.moved({ sku: 'mug' });
      await rpc.clients.stock.take({ sku: 'mug', count: 3 });
      return await rpc.clients.stock.count({ sku: 'mug' });
    });

    expect(left).toBe(7);
    expect(shelf.moves).toEqual(['mug']);
  });

  test('a harness is closed', async () => {
    const rpc = await createMemoryRpc({ services });

    await expect(rpc.clients.stock.count({ sku: 'mug' })).resolves.toBe(10);
    await rpc.close();
  });

  test('what is left open is a problem', async () => {
    const left = withMemoryRpc({ services: [stock], settleMs: 5 }, async (rpc) => {
      rpc.on('stock.count').hangs();
      void rpc.clients.stock.count({ sku: 'mug' });
    });

    await expect(left).rejects.toBeInstanceOf(RpcTestError);
    await expect(left).rejects.toMatchObject({ problems: [{ kind: 'inFlight', method: 'stock.count' }] });
  });

  test('orders are explored by seed', async () => {
    const exploring = explore({ services, seed: 1, runs: 50 }, async (rpc) => {
      const order: string[] = [];
      await Promise.all(['a', 'b'].map((sku) => rpc.clients.stock.count({ sku }).then(() => order.push(sku))));
      expect(order).toEqual(['a', 'b']);
    });

    await expect(exploring).rejects.toMatchObject({ seed: 1 });
  });
});
