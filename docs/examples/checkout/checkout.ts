import { RpcError, RpcTransportError, type ClientOf } from 'rpc-testkit';
import { CARD_DECLINED, OUT_OF_STOCK, type inventory, type mail, type payments } from './contracts.js';

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  readonly priceCents: number;
}

export interface Order {
  readonly id: string;
  readonly email: string;
  readonly card: string;
  readonly lines: readonly OrderLine[];
}

export type Refusal = 'out of stock' | 'card declined';

export type Receipt =
  | { readonly status: 'confirmed'; readonly paymentId: string }
  | { readonly status: 'refused'; readonly reason: Refusal };

/** The services that a checkout talks to. It knows their contracts, not what carries its calls. */
export interface CheckoutClients {
  readonly inventory: ClientOf<typeof inventory>;
  readonly payments: ClientOf<typeof payments>;
  readonly mail: ClientOf<typeof mail>;
}

export interface CheckoutOptions {
  /** How long one attempt to charge may take, in milliseconds; 2,000 if left out. */
  readonly paymentTimeoutMs?: number;
  /** Told of what went wrong without harm to the order; the console's if left out. */
  readonly warn?: (message: string, error: unknown) => void;
}

export interface Checkout {
  /**
   * Reserves each line, charges the card and has the customer told. A refused order leaves nothing reserved. Rejects when
   * nobody can tell whether the money has moved; the goods then stay reserved until somebody has looked into it.
   */
  placeOrder(order: Order): Promise<Receipt>;
}

export function createCheckout(clients: CheckoutClients, options: CheckoutOptions = {}): Checkout {
  const { inventory, payments, mail } = clients;
  const { paymentTimeoutMs = 2_000, warn = console.warn } = options;

  // #region place-order
  async function placeOrder(order: Order): Promise<Receipt> {
    const reservations: string[] = [];
    try {
      for (const line of order.lines) reservations.push(await reserve(order, line));
      const { paymentId } = await charge(order);
      await confirm(order);
      return { status: 'confirmed', paymentId };
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === undefined) throw error;
      for (const reservationId of reservations.reverse()) await inventory.release({ reservationId });
      return { status: 'refused', reason };
    }
  }
  // #endregion

  async function reserve(order: Order, { sku, quantity }: OrderLine): Promise<string> {
    const { reservationId } = await inventory.reserve({ orderId: order.id, sku, quantity });
    return reservationId;
  }

  // #region charge
  async function charge(order: Order): Promise<{ paymentId: string }> {
    const params = { idempotencyKey: order.id, card: order.card, cents: totalOf(order) };
    const attempt = () => payments.charge(params, { timeoutMs: paymentTimeoutMs });
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RpcTransportError)) throw error;
      return await attempt(); // the first may have been served: the key keeps it from being charged twice
    }
  }
  // #endregion

  // #region confirm
  async function confirm(order: Order): Promise<void> {
    try {
      await mail.confirmOrder({ to: order.email, orderId: order.id, cents: totalOf(order) });
    } catch (error) {
      warn(`order ${order.id} is confirmed, but its mail was not sent`, error);
    }
  }
  // #endregion

  return { placeOrder };
}

export function totalOf({ lines }: Order): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0);
}

function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof RpcError)) return undefined;
  if (error.code === OUT_OF_STOCK) return 'out of stock';
  if (error.code === CARD_DECLINED) return 'card declined';
  return undefined;
}
