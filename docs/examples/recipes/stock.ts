import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { z } from 'zod';

// #region contracts
export const stock = defineContract('stock', {
  take: defineMethod({
    params: z.object({ sku: z.string(), key: z.string() }),
    result: z.object({ left: z.number() }),
  }),
  left: defineMethod({ params: z.object({ sku: z.string() }), result: z.number() }),
});
export const events = defineContract('events', {
  sold: defineNotification({ params: z.object({ sku: z.string(), at: z.string() }) }),
});
// #endregion

// #region services
export const services = [
  implement(stock, { take: () => ({ left: 9 }), left: () => 10 }),
  implement(events, { sold: () => {} }),
];
// #endregion
