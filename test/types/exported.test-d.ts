import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { createMemoryRpc, expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { z } from 'zod';

// What a set-up file exports, compiled with `declaration: true` in the matrix: each type has to be nameable from outside.
export const shop = defineContract(
  'shop',
  {
    buy: defineMethod({
      params: z.object({ sku: z.string(), note: z.json() }),
      result: z.object({ left: z.number() }),
    }),
    sold: defineNotification({ params: z.object({ sku: z.string() }) }),
  },
  { errors: { GONE: 1 } },
);
export const services = [implement(shop, { sold: () => {} })];
export const test = base.extend(withMemoryRpc({ services }));

/** Never run. */
export async function exported() {
  const rpc = await createMemoryRpc({ services });
  return {
    rpc,
    handle: rpc.on('shop.buy'),
    narrowed: rpc.on('shop.buy').calledWith({ sku: 'mug' }),
    begun: rpc.fault('shop.*').once(),
    fault: rpc.fault('shop.buy').error('GONE'),
    gate: rpc.hold('shop.buy'),
    aboutAll: expect(rpc),
    aboutHandle: expect(rpc.on('shop.buy')),
    aboutMethod: expect(rpc.clients.shop.buy),
  };
}
