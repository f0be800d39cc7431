import { withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { services } from '../shop.js';

const test = base.extend(withMemoryRpc({ services, settleMs: 5 }));

test('leaves a call open', async ({ rpc }) => {
  rpc.on('stock.count').hangs();
  void rpc.clients.stock.count({ sku: 'mug' });
});

test('does not use its fault', async ({ rpc }) => {
  rpc.fault('stock.count').once().error(1001);
  await rpc.clients.stock.take({ sku: 'mug' });
});

test('is well', async ({ rpc }) => {
  await rpc.clients.stock.take({ sku: 'mug' });
});
