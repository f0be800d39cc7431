import { defineContract, defineMethod, RpcError } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const shop = defineContract('shop', {
  price: defineMethod({
    params: z.compile(z.object({ sku: z.string(), count: z.number().default(1) })),
    result: z.compile(z.object({ total: z.number() })),
  }),
});

test('schemas that zod has compiled parse params and results', async () => {
  const { api } = await startPair(shop, { price: async ({ count }) => ({ total: count * 5 }) });

  const answers = [await api.price({ sku: 'tea' }), await api.price({ sku: 'tea', count: 3 })];

  expect(answers).toEqual([{ total: 5 }, { total: 15 }]);
});

test('schemas that zod has compiled say what they refuse', async () => {
  const { client } = await startPair(shop, { price: async () => ({ total: 0 }) });

  const error = await rejectionOf(client.call('shop', 'price', { sku: 7 }));

  expect(error).toBeInstanceOf(RpcError);
  expect(error).toMatchObject({ code: -32_602, data: { issues: [{ path: ['sku'] }] } });
});
