import { RpcTransportError } from 'rpc-testkit';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterEach, beforeEach, test as base, vi } from 'vitest';
import { withBackoff } from './time/with-backoff.js';
import { services } from './recipes/stock.js';

const test = base.extend(withMemoryRpc({ services }));

// #region idiom
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('gives up after half a second', async ({ rpc }) => {
  rpc.on('stock.left').hangs();

  const left = rpc.clients.stock.left({ sku: 'mug' }, { timeoutMs: 500 });
  const outcome = expect(left).rejects.toMatchObject({ reason: 'timeout' }); // listens before the time passes
  await vi.advanceTimersByTimeAsync(500);

  await outcome;
});
// #endregion

// #region backoff
test('tries again after 100 ms and after 200 ms', async ({ rpc }) => {
  rpc.fault('stock.left').times(2).disconnect();

  const left = withBackoff(() => rpc.clients.stock.left({ sku: 'mug' }));
  await vi.advanceTimersByTimeAsync(99);
  expect(rpc).toHaveBeenCalledRpcTimes('stock.left', 1);
  await vi.advanceTimersByTimeAsync(1 + 200);

  await expect(left).resolves.toBe(10);
  expect(rpc).toHaveBeenCalledRpcTimes('stock.left', 3);
});

test('gives up after the fourth time', async ({ rpc }) => {
  rpc.fault('stock.left').disconnect();

  const left = withBackoff(() => rpc.clients.stock.left({ sku: 'mug' }));
  const outcome = expect(left).rejects.toBeInstanceOf(RpcTransportError);
  await vi.advanceTimersByTimeAsync(100 + 200 + 400);

  await outcome;
  expect(rpc).toHaveBeenCalledRpcTimes('stock.left', 4);
});
// #endregion
