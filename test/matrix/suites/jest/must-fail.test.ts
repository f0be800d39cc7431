import { test } from '@jest/globals';
import { withMemoryRpc } from 'rpc-testkit/jest';
import { services } from '../shop.js';

const rpc = withMemoryRpc({ services, settleMs: 5 });

test('leaves a call open', async () => {
  rpc.on('stock.count').hangs();
  void rpc.clients.stock.count({ sku: 'mug' });
});

test('does not use its fault', async () => {
  rpc.fault('stock.count').once().error(1001);
  await rpc.clients.stock.take({ sku: 'mug' });
});

test('is well', async () => {
  await rpc.clients.stock.take({ sku: 'mug' });
});
