import { test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { handlers, shop } from './contract.mjs';

const rpc = withMemoryRpc({ services: [implement(shop, handlers)] });

test('stubs', async () => {
  rpc.on('shop.refund').resolves({});
  await rpc.clients.shop.refund({});
});
