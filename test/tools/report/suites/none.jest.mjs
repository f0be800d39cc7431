import { test } from '@jest/globals';
import { withMemoryRpc } from 'rpc-testkit/jest';
import { unused } from './contract.mjs';

const rpc = withMemoryRpc({ services: [unused] });

test.skip('is not run', async () => {
  await rpc.clients.unused.call({});
});
