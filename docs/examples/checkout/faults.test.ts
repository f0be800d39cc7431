import { afterEach, beforeEach, describe, test, vi } from 'vitest';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { createCheckout } from './checkout.js';
import { inventory, mail, payments } from './contracts.js';
import { onePoster, orderOf } from './orders.js';
import { openShop, type Shop } from './services.js';

// #region real-services
// The real services, which remember: a fresh shop for each test, and two customers in it.
const servedBy = (shop: Shop) => ({
  services: [
    implement(inventory, shop.inventory),
    implement(payments, shop.payments),
    implement(mail, shop.mail),
  ] as const,
  clients: ['ann', 'bob'] as const,
});
// #endregion

describe('under fake timers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  // #region lost-reply
  test('a retry after a lost reply charges once', async () => {
    const shop = openShop({ poster: 1 });
    await withMemoryRpc(servedBy(shop), async (rpc) => {
      rpc.fault('payments.charge').once().dropReply();

      const placing = createCheckout(rpc.clients).placeOrder(orderOf({ lines: [onePoster] }));
      await rpc.waitForCall('payments.charge');
      await vi.advanceTimersByTimeAsync(2_000);

      await expect(placing).resolves.toMatchObject({ status: 'confirmed' });
      expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
      expect([...shop.charges.values()]).toEqual([{ paymentId: 'payment-1', card: '4242', cents: 1_500 }]);
    });
  });
  // #endregion

  // #region slow-payment
  test('a slow payment is given two times two seconds, and the goods are kept', async () => {
    const shop = openShop({ poster: 1 });
    await withMemoryRpc(servedBy(shop), async (rpc) => {
      rpc.fault('payments.charge').delay(3_000, { at: 'reply' });

      const placing = createCheckout(rpc.clients).placeOrder(orderOf({ lines: [onePoster] }));
      const outcome = expect(placing).rejects.toMatchObject({ reason: 'timeout', method: 'payments.charge' });
      await rpc.waitForCall('payments.charge');
      await vi.advanceTimersByTimeAsync(1_999);
      expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 1);
      await vi.advanceTimersByTimeAsync(2_001);
      await outcome;

      expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
      expect(shop.stock.get('poster')).toBe(0);
    });
  });
  // #endregion
});

// #region mail-down
test('the mail service being down does not fail the order', async () => {
  const shop = openShop({ poster: 1 });
  await withMemoryRpc(servedBy(shop), async (rpc) => {
    rpc.fault('mail.*').disconnect();
    const warn = vi.fn();

    const receipt = await createCheckout(rpc.clients, { warn }).placeOrder(orderOf({ lines: [onePoster] }));

    expect(receipt).toEqual({ status: 'confirmed', paymentId: 'payment-1' });
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('order-1'), expect.any(Error));
    expect(shop.outbox).toEqual([]);
  });
});
// #endregion

// #region stock-race
test('of two customers who want the last poster, the first to be served gets it, and only that one pays', async () => {
  const shop = openShop({ poster: 1 });
  await withMemoryRpc(servedBy(shop), async (rpc) => {
    using gate = rpc.hold('inventory.reserve');
    const ann = createCheckout(rpc.as('ann')).placeOrder(orderOf({ id: 'ann-1', lines: [onePoster] }));
    const bob = createCheckout(rpc.as('bob')).placeOrder(orderOf({ id: 'bob-1', lines: [onePoster] }));
    await gate.arrived(2);

    gate.release(1); // bob's, though it came second
    gate.release(0);

    await expect(bob).resolves.toMatchObject({ status: 'confirmed' });
    await expect(ann).resolves.toEqual({ status: 'refused', reason: 'out of stock' });
    expect([...shop.charges.keys()]).toEqual(['bob-1']);
    expect(shop.stock.get('poster')).toBe(0);
  });
});
// #endregion
