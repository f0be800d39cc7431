import { explore, expect, type ExploredRpc, implement } from 'rpc-testkit/vitest';
import { afterEach, describe, test, vi } from 'vitest';
import { createCheckout } from '../checkout/checkout.js';
import { inventory, mail, payments } from '../checkout/contracts.js';
import { onePoster, orderOf } from '../checkout/orders.js';
import { openShop, type Shop } from '../checkout/services.js';
import { createCarelessBox, createSearchBox, search, withRetry } from './application.js';

afterEach(() => void vi.useRealTimers());

// #region failing
test('a careless box shows a stale answer, and the report says when', async () => {
  const exploring = explore({ services: [search], seed: 8231 }, async (rpc) => {
    rpc.on('search.run').handle(({ text }) => ({ hits: [`${text}!`] }));
    const box = createCarelessBox(rpc.clients.search);

    await Promise.all([box.type('m'), box.type('mug')]);

    expect(box.shown).toBe('mug!');
  });

  const error: unknown = await exploring.catch((caught: unknown) => caught);
  await expect((error as Error).message).toMatchFileSnapshot('./explore.golden.txt');
});
// #endregion

// #region passing
test('a careful box shows the answer to what was typed last', async () => {
  await explore({ services: [search] }, async (rpc) => {
    rpc.on('search.run').handle(({ text }) => ({ hits: [`${text}!`] }));
    const box = createSearchBox(rpc.clients.search);

    await Promise.all([box.type('m'), box.type('mug')]);

    expect(box.shown).toBe('mug!');
  });
});
// #endregion

describe('real handlers that remember', () => {
  // #region fresh-state
  let shop: Shop;
  const services = [
    implement(inventory, { reserve: (params, context) => shop.inventory.reserve(params, context) }),
    implement(payments, { charge: (params, context) => shop.payments.charge(params, context) }),
    implement(mail, { confirmOrder: (params, context) => shop.mail.confirmOrder(params, context) }),
  ] as const;

  test('the last poster is sold once, whoever is served first', async () => {
    await explore({ services, clients: ['ann', 'bob'] }, async (rpc) => {
      shop = openShop({ poster: 1 }); // each run begins with a shop of its own

      const receipts = await Promise.all(
        (['ann', 'bob'] as const).map((id) =>
          createCheckout(rpc.as(id)).placeOrder(orderOf({ id, lines: [onePoster] })),
        ),
      );

      expect(receipts.map(({ status }) => status).toSorted()).toEqual(['confirmed', 'refused']);
      expect(shop.charges.size).toBe(1);
    });
  });
  // #endregion
});

// #region lost-reply
test('whichever reply is lost, each order is charged once', async () => {
  vi.useFakeTimers();
  await explore({ services: [payments], runs: 100 }, async (rpc) => {
    const { charges, payments: handlers } = openShop({});
    rpc.on('payments.charge').handle(handlers.charge);
    rpc.fault('payments.charge').probability(0.3).dropReply();

    const paying = ['order-1', 'order-2'].map((idempotencyKey) =>
      withRetry(() => rpc.clients.payments.charge({ idempotencyKey, card: '4242', cents: 900 }, { timeoutMs: 2_000 })),
    );
    const settled = Promise.allSettled(paying);
    for (let attempt = 1; attempt <= 2; attempt++) {
      await rpc.idle(); // whatever can happen has happened
      vi.advanceTimersByTime(2_000);
    }
    await settled;

    expect(charges.size).toBe(2);
  });
});
// #endregion

// #region single-faults
const placing = async (rpc: ExploredRpc<readonly [typeof inventory, typeof payments, typeof mail], 'client'>) => {
  const shop = openShop({ mug: 10, poster: 1 });
  rpc.on('inventory.reserve').handle(shop.inventory.reserve);
  rpc.on('inventory.release').handle(shop.inventory.release);
  rpc.on('payments.charge').handle(shop.payments.charge);
  rpc.on('mail.confirmOrder').handle(shop.mail.confirmOrder);

  const receipt = await createCheckout(rpc.clients).placeOrder(orderOf());
  await rpc.idle();

  expect(receipt.status).toBe('confirmed');
  expect(shop.charges.size).toBe(1);
};

test('a checkout under every single fault', async () => {
  const exploring = explore({ services: [inventory, payments, mail], seed: 8231, faults: 1 }, placing);

  const error: unknown = await exploring.catch((caught: unknown) => caught);
  await expect((error as Error).message).toMatchFileSnapshot('./single-faults.golden.txt');
});
// #endregion

// #region retry-is-tried
test('a lost reply or a broken line leads to one charge, by way of a retry', async () => {
  const options = {
    faults: { most: 1, in: 'payments.*', kinds: ['dropReply', 'disconnect'] },
    sometimes: ['retried'],
  } as const;

  await explore({ services: [inventory, payments, mail], ...options }, async (rpc) => {
    await placing(rpc);
    if (rpc.calls('payments.charge').length === 2) rpc.sometimes('retried');
  });
});
// #endregion
