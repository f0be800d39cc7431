// Fails on purpose: what a wrong expectation and a forgotten call look like. `npm run demo` runs it, and no other suite does.
import { test as base } from 'vitest';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { createCheckout } from '../checkout/checkout.js';
import { inventory, mail, payments } from '../checkout/contracts.js';
import { orderOf } from '../checkout/orders.js';

const test = base.extend(
  withMemoryRpc({
    services: [
      implement(inventory, { reserve: ({ sku }) => ({ reservationId: `${sku}-1` }), release: () => {} }),
      implement(payments, { charge: () => ({ paymentId: 'payment-1' }) }),
      implement(mail, { confirmOrder: () => {} }),
    ],
  }),
);

test('reserves three mugs', async ({ rpc }) => {
  const threeMugs = { orderId: 'order-1', sku: 'mug', quantity: 3 };

  await createCheckout(rpc.clients).placeOrder(orderOf());

  expect(rpc).toHaveBeenCalledRpc('inventory.reserve', threeMugs);
});

// #region not-awaited
test('places an order, and does not wait for it', async ({ rpc }) => {
  rpc.on('payments.charge').hangs();

  void createCheckout(rpc.clients).placeOrder(orderOf());

  await rpc.waitForCall('payments.charge');
});
// #endregion
