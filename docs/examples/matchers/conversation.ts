import { RpcError } from 'rpc-testkit';
import { implement, type MemoryRpc } from 'rpc-testkit/vitest';
import { CARD_DECLINED, inventory, mail, payments } from '../checkout/contracts.js';

// #region services
export const services = [
  implement(inventory, {
    reserve: ({ orderId }) => ({ reservationId: `reservation of ${orderId}` }),
    release: () => {},
  }),
  implement(payments, {
    charge({ card }) {
      if (card === '0002') throw new RpcError(CARD_DECLINED, 'card declined');
      return { paymentId: 'payment-1' };
    },
  }),
  implement(mail, { confirmOrder: () => {} }),
] as const;
// #endregion

export type ShopRpc = MemoryRpc<typeof services>;

// #region conversation
/** Sells two mugs to Ada; Bob's card is declined. */
export async function sellMugs({ clients }: ShopRpc): Promise<void> {
  await clients.inventory.reserve({ orderId: 'order-1', sku: 'mug', quantity: 2 });
  await clients.payments.charge({ idempotencyKey: 'order-1', card: '4242', cents: 3_300 });
  await clients.mail.confirmOrder({ to: 'ada@example.com', orderId: 'order-1', cents: 3_300 });
  await clients.inventory.reserve({ orderId: 'order-2', sku: 'mug', quantity: 1 });
  await clients.payments.charge({ idempotencyKey: 'order-2', card: '0002', cents: 1_650 }).catch(() => {});
  await clients.inventory.release({ reservationId: 'reservation of order-2' });
}
// #endregion
