import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { z } from 'zod';

/** The application's own error codes: outside the range that JSON-RPC keeps for itself. */
export const OUT_OF_STOCK = 1001;
export const CARD_DECLINED = 1002;

// #region inventory
export const inventory = defineContract('inventory', {
  reserve: defineMethod({
    params: z.object({ orderId: z.string(), sku: z.string(), quantity: z.int().positive() }),
    result: z.object({ reservationId: z.string() }),
  }),
  release: defineMethod({
    params: z.object({ reservationId: z.string() }),
    result: z.void(),
  }),
});
// #endregion

// #region payments
export const payments = defineContract('payments', {
  charge: defineMethod({
    params: z.object({ idempotencyKey: z.string(), card: z.string(), cents: z.int().positive() }),
    result: z.object({ paymentId: z.string() }),
  }),
});
// #endregion

// #region mail
export const mail = defineContract('mail', {
  confirmOrder: defineNotification({
    params: z.object({ to: z.email(), orderId: z.string(), cents: z.int() }),
  }),
});
// #endregion
