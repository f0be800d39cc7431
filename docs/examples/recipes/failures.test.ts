import { type ClientOf, RpcError, RpcTransportError } from 'rpc-testkit';
import { expect, type FaultBuilder } from 'rpc-testkit/vitest';
import { afterEach, describe, vi } from 'vitest';
import type { stock } from './stock.js';
import { test } from './stock-test.js';

afterEach(() => void vi.useRealTimers());

describe('a caller that tries again', () => {
  // #region retry
  async function takeOne(client: ClientOf<typeof stock>, key: string): Promise<{ left: number }> {
    const attempt = () => client.take({ sku: 'mug', key }, { timeoutMs: 500 });
    return await attempt().catch((error: unknown) => {
      if (!(error instanceof RpcTransportError)) throw error;
      return attempt();
    });
  }

  // #region retry-test
  test('takes one mug, though the first reply is lost', async ({ rpc }) => {
    vi.useFakeTimers();
    const taken = new Map<string, number>();
    rpc.on('stock.take').handle(({ key }) => {
      const left = taken.get(key) ?? 9 - taken.size;
      taken.set(key, left);
      return { left };
    });
    rpc.fault('stock.take').nth(1).dropReply();

    const taking = takeOne(rpc.clients.stock, 'order-1');
    await rpc.waitForCall('stock.take');
    await vi.advanceTimersByTimeAsync(500);

    expect(await taking).toEqual({ left: 9 });
    expect(rpc).toHaveBeenCalledRpcTimes('stock.take', 2);
    expect(taken.size).toBe(1);
  });
  // #endregion
  // #endregion
});

describe('a caller that shows what went wrong', () => {
  // #region every-failure
  const failures: [shown: string, disturb: (fault: FaultBuilder) => unknown][] = [
    ['sold out', (fault) => fault.error(1001, 'sold out')],
    ['try later', (fault) => fault.throws(new TypeError('a slip'))],
    ['try later', (fault) => fault.disconnect()],
    ['try later', (fault) => fault.malformed('json')],
  ];

  test.for(failures)('it says %s', async ([shown, disturb], { rpc }) => {
    disturb(rpc.fault('stock.take'));

    const said = await rpc.clients.stock.take({ sku: 'mug', key: 'order-1' }).catch(messageFor);

    expect(said).toBe(shown);
  });

  function messageFor(error: unknown): string {
    return error instanceof RpcError && error.code === 1001 ? error.message : 'try later';
  }
  // #endregion
});

describe('what happens later', () => {
  // #region later
  test('an event is waited for, not slept for', async ({ rpc }) => {
    setTimeout(() => void rpc.clients.events.sold({ sku: 'mug', at: 'the till' }), 5);

    const call = await rpc.waitForCall('events.sold', { with: { sku: 'mug' } });

    expect(call.params.at).toBe('the till');
  });
  // #endregion

  // #region never
  test('an event does not come', async ({ rpc }) => {
    await rpc.clients.stock.left({ sku: 'mug' });

    await rpc.expectNoCall('events.sold');
  });
  // #endregion
});

describe('what is random', () => {
  // #region asymmetric
  test('a made-up key is matched by its form', async ({ rpc }) => {
    await rpc.clients.stock.take({ sku: 'mug', key: `order-${Math.random()}` });

    expect(rpc).toHaveBeenCalledRpc('stock.take', { sku: 'mug', key: expect.stringMatching(/^order-/) });
  });
  // #endregion
});
