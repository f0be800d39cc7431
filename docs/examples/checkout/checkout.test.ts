// #region set-up
import { test as base } from 'vitest';
import { RpcError } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { createCheckout } from './checkout.js';
import { CARD_DECLINED, inventory, mail, OUT_OF_STOCK, payments } from './contracts.js';
import { onePoster, orderOf } from './orders.js';

// #region services-that-say-yes
// Services that say yes, and remember nothing: each test says where one of them says no.
const test = base.extend(
  withMemoryRpc({
    services: [
      implement(inventory, { reserve: ({ sku }) => ({ reservationId: `${sku}-1` }), release: () => {} }),
      implement(payments, { charge: () => ({ paymentId: 'payment-1' }) }),
      implement(mail, { confirmOrder: () => {} }),
    ],
  }),
);
// #endregion
// #endregion

// #region confirms
test('confirms an order, charged in full', async ({ rpc }) => {
  const checkout = createCheckout(rpc.clients);

  const receipt = await checkout.placeOrder(orderOf());

  expect(receipt).toEqual({ status: 'confirmed', paymentId: 'payment-1' });
  expect(rpc).toHaveBeenCalledRpcOnce('payments.charge', { idempotencyKey: 'order-1', card: '4242', cents: 3_300 });
});
// #endregion

// #region transcript
test('reserves every line, then charges, then mails', async ({ rpc }) => {
  await createCheckout(rpc.clients).placeOrder(orderOf());
  await rpc.idle();

  await expect(rpc.transcript()).toMatchFileSnapshot('order.golden.txt');
});
// #endregion

test('tells the customer, by mail', async ({ rpc }) => {
  await createCheckout(rpc.clients).placeOrder(orderOf());

  const call = await rpc.waitForCall('mail.confirmOrder');

  expect(call.params).toEqual({ to: 'ann@example.com', orderId: 'order-1', cents: 3_300 });
});

// #region declined
test('releases the stock, last line first, when the card is declined', async ({ rpc }) => {
  rpc.on('payments.charge').rejects(new RpcError(CARD_DECLINED, 'card declined'));

  const receipt = await createCheckout(rpc.clients).placeOrder(orderOf());

  expect(receipt).toEqual({ status: 'refused', reason: 'card declined' });
  expect(rpc).toHaveCalledRpcInOrder([
    'payments.charge',
    ['inventory.release', { reservationId: 'poster-1' }],
    ['inventory.release', { reservationId: 'mug-1' }],
  ]);
});
// #endregion

test('does not try a declined card twice', async ({ rpc }) => {
  rpc.on('payments.charge').rejects(new RpcError(CARD_DECLINED, 'card declined'));

  await createCheckout(rpc.clients).placeOrder(orderOf());

  expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 1);
});

// #region out-of-stock
test('releases what it has when a later line is out of stock, and charges nothing', async ({ rpc }) => {
  rpc.on('inventory.reserve').calledWith({ sku: 'poster' }).rejects(new RpcError(OUT_OF_STOCK, 'out of stock'));

  const receipt = await createCheckout(rpc.clients).placeOrder(orderOf());

  expect(receipt).toEqual({ status: 'refused', reason: 'out of stock' });
  expect(rpc).toHaveBeenCalledRpcOnce('inventory.release', { reservationId: 'mug-1' });
  expect(rpc).toHaveOnlyCalledRpc(['inventory.reserve', 'inventory.release']);
});
// #endregion

test('has nothing to release when the first line is out of stock', async ({ rpc }) => {
  rpc.on('inventory.reserve').rejects(new RpcError(OUT_OF_STOCK, 'out of stock'));

  await createCheckout(rpc.clients).placeOrder(orderOf());

  expect(rpc).toHaveOnlyCalledRpc(['inventory.reserve']);
});

// #region no-mail
test('sends no mail for a refused order', async ({ rpc }) => {
  rpc.on('payments.charge').rejects(new RpcError(CARD_DECLINED, 'card declined'));

  await createCheckout(rpc.clients).placeOrder(orderOf({ lines: [onePoster] }));

  await rpc.expectNoCall('mail.confirmOrder');
});
// #endregion

// #region retries
test('tries a payment again, once, when the line breaks', async ({ rpc }) => {
  rpc.fault('payments.charge').once().disconnect();

  const receipt = await createCheckout(rpc.clients).placeOrder(orderOf());

  expect(receipt).toMatchObject({ status: 'confirmed' });
  expect(rpc).toHaveBeenCalledRpcTimes('payments.charge', 2);
});
// #endregion

test('keeps the goods when nobody can tell whether the money has moved', async ({ rpc }) => {
  rpc.fault('payments.charge').times(2).disconnect();

  const placing = createCheckout(rpc.clients).placeOrder(orderOf());

  await expect(placing).rejects.toMatchObject({ reason: 'disconnected', method: 'payments.charge' });
  expect(rpc).not.toHaveBeenCalledRpc('inventory.release');
  expect(rpc).not.toHaveBeenCalledRpc('mail.confirmOrder');
});
