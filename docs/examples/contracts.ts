import { type ClientOf, defineContract, defineMethod, RpcError } from 'rpc-testkit';
import { z } from 'zod';

// #region names
export const accounts = defineContract('userAccounts', {
  get_one: defineMethod({ params: z.object({ id: z.number() }), result: z.object({ name: z.string() }) }),
});
// #endregion

// #region wire-names
export const chain = defineContract(
  'chain',
  { blockNumber: defineMethod({ params: z.tuple([]), result: z.string() }) },
  { wireName: (method) => `eth_${method}` },
);

export const tools = defineContract(
  'tools',
  { call: defineMethod({ params: z.object({ name: z.string() }), result: z.string() }) },
  { wireName: (method) => `tools/${method}` },
);
// #endregion

// #region errors
export const shop = defineContract(
  'shop',
  { buy: defineMethod({ params: z.object({ sku: z.string() }), result: z.null() }) },
  { errors: { OUT_OF_STOCK: 1001, UNKNOWN_SKU: 1002 } },
);
// #endregion

// #region error-codes
export async function placeOrder(api: ClientOf<typeof shop>, sku: string): Promise<string> {
  try {
    await api.buy({ sku });
    return 'Thank you.';
  } catch (error) {
    if (error instanceof RpcError && error.code === shop.errors.OUT_OF_STOCK) return 'Sold out.';
    throw error;
  }
}
// #endregion

// #region plain
export const plain = {
  service: 'plain',
  methods: {
    double: { params: z.object({ n: z.number() }), result: z.number() },
    cancel: { params: z.object({ id: z.number() }), notification: true as const, wireName: '$/cancelRequest' },
  },
};
// #endregion
