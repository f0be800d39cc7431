import { defineContract, defineMethod } from 'rpc-testkit';
import { expect, type MemoryRpc, partial } from 'rpc-testkit/vitest';
import { expect as vitestExpect } from 'vitest';
import { z } from 'zod';
import { same, type Same } from './same.js';

const shop = defineContract('shop', {
  order: defineMethod({
    params: z.object({
      at: z.date(),
      customer: z.object({ id: z.string(), name: z.string() }),
      lines: z.array(z.object({ sku: z.string(), cents: z.number() })),
    }),
    result: z.object({ id: z.string(), cents: z.number() }),
  }),
});

declare const rpc: MemoryRpc<readonly [typeof shop]>;

export function inExactMatchers(): void {
  expect(rpc).toHaveBeenCalledRpc('shop.order', partial({ customer: { id: '7' } }));
  expect(rpc).toHaveBeenCalledRpc('shop.order', partial({ at: new Date(0), lines: [{ sku: 'mug' }] }));
  expect(rpc).toHaveBeenCalledRpc(shop.methods.order, partial({ at: '1970-01-01T00:00:00.000Z' }));
  expect(rpc).toHaveResolvedRpc('shop.order', partial({ cents: 5 }));
  expect(rpc.on('shop.order')).toHaveBeenCalledRpc(partial({ customer: partial({ id: '7' }) }));
  expect(rpc.clients.shop.order).toHaveBeenNthCalledRpc(1, partial({ customer: { id: expect.any(String) } }));
  expect(rpc).toHaveBeenCalledRpc('shop.order', {
    at: new Date(0),
    customer: partial({ id: '7' }),
    lines: [partial({ sku: 'mug' })],
  });
  vitestExpect(rpc).toHaveBeenCalledRpc(shop.methods.order, partial({ customer: { id: '7' } }));

  // @ts-expect-error there is no custmer
  expect(rpc).toHaveBeenCalledRpc('shop.order', partial({ custmer: { id: '7' } }));
  // @ts-expect-error id is no number
  expect(rpc).toHaveBeenCalledRpc('shop.order', partial({ customer: { id: 7 } }));
  // @ts-expect-error there is no skew
  expect(rpc).toHaveBeenCalledRpc(shop.methods.order, partial({ lines: [{ skew: 'mug' }] }));
  // @ts-expect-error there is no cent
  expect(rpc).toHaveResolvedRpc('shop.order', partial({ cent: 5 }));
  // @ts-expect-error there is no custmer
  expect(rpc.on('shop.order')).toHaveBeenCalledRpc(partial({ custmer: {} }));
  // @ts-expect-error there is no naem
  expect(rpc.on('shop.order')).toHaveBeenCalledRpc(partial({ customer: partial({ naem: 'Ada' }) }));
}

export function inPartialOnes(): void {
  rpc.calls('shop.order', { with: { customer: partial({ id: '7' }) } });
  rpc
    .on('shop.order')
    .calledWith(partial({ customer: { id: '7' } }))
    .resolves({ id: '1', cents: 5 });
  void rpc.waitForCall(shop.methods.order, { with: partial({ customer: { id: '7' } }) });
}

export function byPredicates(): void {
  rpc.calls('shop.order', {
    with: ({ at, customer }, { from }) => {
      same<Same<typeof at, string>>();
      same<Same<typeof from, string>>();
      return customer.id === '7';
    },
  });
  rpc.calls(undefined, { with: (params) => params !== undefined });
  void rpc.waitForCall('shop.order', { with: ({ lines }) => lines.length > 1 });

  // @ts-expect-error there is no custmer
  rpc.calls('shop.order', { with: ({ custmer }) => custmer === undefined });
  // @ts-expect-error a predicate answers at once
  rpc.calls('shop.order', { with: async () => true });
  // @ts-expect-error params are an object
  rpc.calls('shop.order', { with: 'x' });
  // @ts-expect-error params are an object
  rpc.calls(undefined, { with: 'x' });
}

export function inRanges(): void {
  expect(rpc).toHaveBeenCalledRpcTimes('shop.order', { min: 1, max: 3 });
  expect(rpc).toHaveBeenCalledRpcTimes('shop.order', { min: 1 });
  expect(rpc.on('shop.order')).toHaveBeenCalledRpcTimes({ max: 3 });
  vitestExpect(rpc).toHaveBeenCalledRpcTimes('shop.order', { max: 3 });
  vitestExpect(rpc.on('shop.order')).toHaveBeenCalledRpcTimes({ min: 2 });

  // @ts-expect-error one of them must be said
  expect(rpc).toHaveBeenCalledRpcTimes('shop.order', {});
  // @ts-expect-error there is no most
  expect(rpc).toHaveBeenCalledRpcTimes('shop.order', { most: 3 });
  // @ts-expect-error max is no text
  expect(rpc.on('shop.order')).toHaveBeenCalledRpcTimes({ max: '3' });
}

/** What comes of a matcher is of the type that it stands for: nothing is of type `any`. */
export function quiet(): void {
  const cents: { readonly cents: number } = partial({ cents: 5 });
  same<Same<typeof cents, { readonly cents: number }>>();
}

/** Where no type is asked for, it is a matcher. */
export function withoutContext(): void {
  const part = partial({ customer: { id: '7' } });
  expect(rpc).toHaveBeenCalledRpc('shop.order', part);
  vitestExpect({ a: { b: 1 } }).toEqual({ a: partial({ b: 1 }) });
  vitestExpect(rpc).toHaveBeenCalledRpc('shop.order', partial({ custmer: 'not checked: the method is a string' }));
}
