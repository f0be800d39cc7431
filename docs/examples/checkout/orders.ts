import type { Order, OrderLine } from './checkout.js';

export const twoMugs: OrderLine = { sku: 'mug', quantity: 2, priceCents: 900 };
export const onePoster: OrderLine = { sku: 'poster', quantity: 1, priceCents: 1_500 };

/** An order of two mugs and a poster, or with other members. */
export function orderOf(members: Partial<Order> = {}): Order {
  return { id: 'order-1', email: 'ann@example.com', card: '4242', lines: [twoMugs, onePoster], ...members };
}
