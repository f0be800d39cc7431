import { describe, jest, test } from '@jest/globals';
import { withMemoryRpc } from 'rpc-testkit/jest';
import { retryRows } from '../retry-rows.js';
import { services } from '../shop.js';

jest.retryTimes(1);

const options = { services, settleMs: 5 };

describe('hooks', () => {
  const rpc = withMemoryRpc(options);
  for (const row of retryRows()) test(row.title, async () => void (await row.run(rpc)));
});

describe('a callback', () => {
  for (const row of retryRows())
    test(row.title, () => withMemoryRpc(options, async (rpc) => void (await row.run(rpc))));
});
