import { test as base } from 'vitest';
import { implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { handlers, shop } from './contract.mjs';

const test = base.extend(withMemoryRpc({ services: [implement(shop, handlers)] }));

test('stubs', async ({ rpc }) => {
  rpc.on('shop.refund').resolves({});
  await rpc.clients.shop.refund({});
});
