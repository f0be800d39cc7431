// #region set-up
import { setupServer } from 'msw/node';
import { RpcError } from 'rpc-testkit';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, test as base, vi } from 'vitest';
import { createCheckout, type Checkout } from './checkout.js';
import { CARD_DECLINED, inventory, mail, payments } from './contracts.js';
import { createFetchClients } from './fetch-clients.js';
import { onePoster, orderOf } from './orders.js';
import { openShop } from './services.js';

const url = 'https://shop.example/rpc';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

// The services of the other suite, and a checkout that knows only a url.
const test = base
  .extend(
    withMemoryRpc({
      services: [
        implement(inventory, { reserve: ({ sku }) => ({ reservationId: `${sku}-1` }), release: () => {} }),
        implement(payments, { charge: () => ({ paymentId: 'payment-1' }) }),
        implement(mail, { confirmOrder: () => {} }),
      ],
    }),
  )
  .extend<{ checkout: Checkout }>({
    checkout: async ({ rpc }, use) => {
      server.use(...memoryRpcHandlers(rpc, { url }));
      await use(createCheckout(createFetchClients(url), { warn: () => {} }));
    },
  });
// #endregion

test('confirms an order, charged in full', async ({ rpc, checkout }) => {
  const receipt = await checkout.placeOrder(orderOf());
  await rpc.idle();

  expect(receipt).toEqual({ status: 'confirmed', paymentId: 'payment-1' });
  expect(rpc.transcript()).toMatchInlineSnapshot(`
    "1  http -> inventory.reserve {"orderId":"order-1","sku":"mug","quantity":2} => {"reservationId":"mug-1"}
    2  http -> inventory.reserve {"orderId":"order-1","sku":"poster","quantity":1} => {"reservationId":"poster-1"}
    3  http -> payments.charge {"idempotencyKey":"order-1","card":"4242","cents":3300} => {"paymentId":"payment-1"}
    4  http -> mail.confirmOrder {"to":"ann@example.com","orderId":"order-1","cents":3300} (notification)"
  `);
});

// #region declined
test('releases the stock, last line first, when the card is declined', async ({ rpc, checkout }) => {
  rpc.on('payments.charge').rejects(new RpcError(CARD_DECLINED, 'card declined'));

  const receipt = await checkout.placeOrder(orderOf());

  expect(receipt).toEqual({ status: 'refused', reason: 'card declined' });
  expect(rpc).toHaveCalledRpcInOrder([
    'payments.charge',
    ['inventory.release', { reservationId: 'poster-1' }],
    ['inventory.release', { reservationId: 'mug-1' }],
  ]);
});
// #endregion

// #region retries
test('tries a payment again, once, when the line breaks', async ({ rpc, checkout }) => {
  rpc.fault('payments.charge').once().disconnect();

  const receipt = await checkout.placeOrder(orderOf());

  expect(receipt).toMatchObject({ status: 'confirmed' });
  expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
});
// #endregion

test('keeps the goods when nobody can tell whether the money has moved', async ({ rpc, checkout }) => {
  rpc.fault('payments.charge').times(2).disconnect();

  const placing = checkout.placeOrder(orderOf());

  await expect(placing).rejects.toMatchObject({ reason: 'disconnected', method: 'payments.charge' });
  expect(rpc).not.toHaveBeenCalledRpc('inventory.release');
});

test('the mail service being down does not fail the order', async ({ rpc, checkout }) => {
  rpc.fault('mail.*').disconnect();

  await expect(checkout.placeOrder(orderOf())).resolves.toMatchObject({ status: 'confirmed' });
});

// #region stock-race
test('of two customers who want the last poster, the first to be served gets it', async () => {
  const shop = openShop({ poster: 1 });
  const services = [
    implement(inventory, shop.inventory),
    implement(payments, shop.payments),
    implement(mail, shop.mail),
  ] as const;
  await withMemoryRpc({ services }, async (rpc) => {
    const checkoutOf = (from: string): Checkout => {
      server.use(...memoryRpcHandlers(rpc, { url: `${url}/${from}`, from }));
      return createCheckout(createFetchClients(`${url}/${from}`));
    };
    using gate = rpc.hold('inventory.reserve');

    const ann = checkoutOf('ann').placeOrder(orderOf({ id: 'ann-1', lines: [onePoster] }));
    await gate.arrived(1);
    const bob = checkoutOf('bob').placeOrder(orderOf({ id: 'bob-1', lines: [onePoster] }));
    await gate.arrived(2);
    gate.release(1); // bob's, though it came second
    await expect(bob).resolves.toMatchObject({ status: 'confirmed' });
    gate.release(0);

    await expect(ann).resolves.toEqual({ status: 'refused', reason: 'out of stock' });
    expect([...shop.charges.keys()]).toEqual(['bob-1']);
    expect(rpc.calls('inventory.reserve', { from: 'ann', status: 'rejected' })).toHaveLength(1);
  });
});
// #endregion

describe('under fake timers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  // #region lost-reply
  test('a retry after a lost reply charges once', async ({ rpc, checkout }) => {
    const shop = openShop({ poster: 1 });
    rpc.on('payments.charge').handle(shop.payments.charge);
    rpc.fault('payments.charge').once().dropReply();

    const placing = checkout.placeOrder(orderOf({ lines: [onePoster] }));
    await rpc.waitForCall('payments.charge');
    await vi.advanceTimersByTimeAsync(2_000);

    await expect(placing).resolves.toMatchObject({ status: 'confirmed' });
    expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
    expect([...shop.charges.values()]).toEqual([{ paymentId: 'payment-1', card: '4242', cents: 1_500 }]);
  });
  // #endregion
});
