import { RpcError, type Handlers } from 'rpc-testkit';
import { CARD_DECLINED, OUT_OF_STOCK, type inventory, type mail, type payments } from './contracts.js';

export interface Charge {
  readonly paymentId: string;
  readonly card: string;
  readonly cents: number;
}

/** The three services, in memory, and what they hold, to be looked at. */
export interface Shop {
  readonly inventory: Handlers<typeof inventory>;
  readonly payments: Handlers<typeof payments>;
  readonly mail: Handlers<typeof mail>;
  readonly stock: ReadonlyMap<string, number>;
  readonly charges: ReadonlyMap<string, Charge>;
  readonly outbox: readonly string[];
}

/** Opens a shop with this many pieces of each article. */
export function openShop(pieces: Readonly<Record<string, number>>): Shop {
  const stock = new Map(Object.entries(pieces));
  const charges = new Map<string, Charge>();
  const outbox: string[] = [];
  return {
    inventory: createInventory(stock),
    payments: createPayments(charges),
    mail: { confirmOrder: ({ to, orderId }) => void outbox.push(`${to}: ${orderId} is on its way`) },
    stock,
    charges,
    outbox,
  };
}

// #region inventory
function createInventory(stock: Map<string, number>): Handlers<typeof inventory> {
  const reservations = new Map<string, { sku: string; quantity: number }>();
  let reserved = 0;
  return {
    reserve({ sku, quantity }) {
      const left = stock.get(sku) ?? 0;
      if (left < quantity) throw new RpcError(OUT_OF_STOCK, `out of stock: ${sku}`, { sku, left });
      stock.set(sku, left - quantity);
      reserved += 1;
      const reservationId = `reservation-${reserved}`;
      reservations.set(reservationId, { sku, quantity });
      return { reservationId };
    },
    release({ reservationId }) {
      const reservation = reservations.get(reservationId);
      if (reservation === undefined) return;
      reservations.delete(reservationId);
      stock.set(reservation.sku, (stock.get(reservation.sku) ?? 0) + reservation.quantity);
    },
  };
}
// #endregion

// #region payments
function createPayments(charges: Map<string, Charge>): Handlers<typeof payments> {
  return {
    charge({ idempotencyKey, card, cents }) {
      const earlier = charges.get(idempotencyKey);
      if (earlier !== undefined) return { paymentId: earlier.paymentId };
      if (card.endsWith('0002')) throw new RpcError(CARD_DECLINED, 'card declined');
      const paymentId = `payment-${charges.size + 1}`;
      charges.set(idempotencyKey, { paymentId, card, cents });
      return { paymentId };
    },
  };
}
// #endregion
