import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { test } from 'vitest';
import { accounts, chain, placeOrder, shop, tools } from './contracts.js';

test('names of your side, and of the wire', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(accounts, { get_one: ({ id }) => ({ name: `user ${id}` }) });
  server.registerService(chain, { blockNumber: () => '0x10' });
  server.registerService(tools, { call: ({ name }) => name });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();

  expect(await client.proxy(accounts).get_one({ id: 7 })).toEqual({ name: 'user 7' });
  expect(await client.proxy(chain).blockNumber([])).toBe('0x10');
  expect(await client.proxy(tools).call({ name: 'search' })).toBe('search');
  await client.stop();
  await server.stop();
});

test('the kit speaks of your side', async () => {
  await withMemoryRpc({ services: [chain, shop] }, async (rpc) => {
    // #region kit
    rpc.on('chain.blockNumber').resolves('0x10');

    const answer = await rpc.bus.handle('{"jsonrpc":"2.0","method":"eth_blockNumber","params":[],"id":1}');

    expect(answer).toBe('{"jsonrpc":"2.0","result":"0x10","id":1}');
    expect(rpc).toHaveBeenCalledRpc('chain.blockNumber', []);
    // #endregion
  });
});

test('errors by name', async () => {
  await withMemoryRpc({ services: [shop] }, async (rpc) => {
    // #region error-names
    rpc.on('shop.buy').rejectsOnce('OUT_OF_STOCK', { left: 0 }); // a stub
    rpc.fault('shop.buy').nth(2).error('UNKNOWN_SKU'); // a fault

    expect(await placeOrder(rpc.clients.shop, 'mug')).toBe('Sold out.');
    await expect(placeOrder(rpc.clients.shop, 'mug')).rejects.toBeRpcError(shop.errors.UNKNOWN_SKU);
    // #endregion
  });
});
