import { test as base } from 'vitest';
import { withMemoryRpc } from 'rpc-testkit/vitest';
import { unused } from './contract.mjs';

const test = base.extend(withMemoryRpc({ services: [unused] }));

test.skip('is not run', async ({ rpc }) => {
  await rpc.clients.unused.call({});
});
