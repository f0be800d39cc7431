import { afterEach, beforeEach, jest, test } from '@jest/globals';
import { expect, withMemoryRpc } from 'rpc-testkit/jest';
import { services } from './recipes/stock.js';
import { withBackoff } from './time/with-backoff.js';

const rpc = withMemoryRpc({ services });

// #region jest
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('tries again after 100 ms and after 200 ms', async () => {
  rpc.fault('stock.left').times(2).disconnect();

  const left = withBackoff(() => rpc.clients.stock.left({ sku: 'mug' }));
  await jest.advanceTimersByTimeAsync(100 + 200);

  await expect(left).resolves.toBe(10);
  expect(rpc).toHaveBeenCalledRpcTimes('stock.left', 3);
});
// #endregion
