import { z } from 'zod';
import { defineContract, defineMethod, RpcError } from 'rpc-testkit';

export const shop = defineContract(
  'shop',
  {
    buy: defineMethod({ params: z.object({ sku: z.string() }), result: z.object({ ok: z.boolean() }) }),
    refund: defineMethod({ params: z.object({}), result: z.object({}) }),
  },
  { errors: { SOLD_OUT: 1001 } },
);

export const handlers = {
  buy: ({ sku }) => {
    if (sku === 'mug') throw new RpcError(1001, 'sold out');
    return { ok: true };
  },
};

export const unused = defineContract('unused', { call: defineMethod({ params: z.object({}), result: z.object({}) }) });
