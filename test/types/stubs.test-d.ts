import { expect as jestExpect } from '@jest/globals';
import { defineContract, defineMethod, defineNotification, RpcError } from 'rpc-testkit';
import { expect as vitestExpect } from 'vitest';
import { z } from 'zod';
import type { CallOutcome, MethodHandle } from 'rpc-testkit/fixtures';
import { same, type Same } from './same.js';

const shop = defineContract('shop', {
  price: defineMethod({
    params: z.object({ sku: z.string(), count: z.number().default(1), tags: z.array(z.string()).optional() }),
    result: z.object({ total: z.number() }),
  }),
  clear: defineMethod({ params: z.object({ all: z.boolean().optional() }), result: z.void() }),
  sold: defineNotification({ params: z.object({ sku: z.string(), at: z.union([z.date(), z.string()]).optional() }) }),
});

/** Never run: these lines are only compiled. */
export function typedHandles(
  price: MethodHandle<typeof shop.methods.price>,
  clear: MethodHandle<typeof shop.methods.clear>,
  sold: MethodHandle<typeof shop.methods.sold>,
): void {
  // A stub answers with the input of the result, an error of any kind, or as a handler does.
  price
    .resolves({ total: 5 })
    .resolvesOnce({ total: 6 })
    .rejects(new RpcError(-32000, 'no'))
    .rejectsOnce(new Error('no'));
  // @ts-expect-error -- its contract names no errors, and a text is none
  price.rejects('no');
  // @ts-expect-error -- a wrong result
  price.resolves({ total: 'five' });
  // @ts-expect-error -- no result
  price.resolvesOnce();
  price.handle(({ sku, count }, context) => {
    same<Same<typeof sku, string>>();
    same<Same<typeof count, number>>();
    same<Same<typeof context.signal, AbortSignal>>();
    return { total: count };
  });
  price.handleOnce(async ({ count }) => Promise.resolve({ total: count }));
  // @ts-expect-error -- a function that returns something else
  price.handle(() => ({ sum: 1 }));
  clear.resolves();
  sold.resolvesOnce().handle(() => {});

  // calledWith takes a part of what the caller passes, at any depth, either runner's matchers, or a predicate.
  price.calledWith({ sku: 'mug' }).resolves({ total: 5 }).optional();
  price.calledWith({ count: vitestExpect.any(Number), tags: vitestExpect.arrayContaining(['new']) }).hangs();
  price.calledWith({ count: jestExpect.any(Number), tags: jestExpect.arrayContaining(['new']) }).callsReal();
  price.calledWith(jestExpect.objectContaining({ sku: 'mug' })).hangs();
  price
    .calledWith((params, call) => {
      same<Same<typeof params.count, number | undefined>>();
      return call.from === 'client' && params.sku !== 'mug';
    })
    .rejectsOnce(0);
  sold.calledWith({ at: new Date(0) }).resolves();
  sold.calledWith({ at: '1970-01-01T00:00:00.000Z' }).resolves();
  // @ts-expect-error -- a wrong member
  sold.calledWith({ at: 0 });
  // @ts-expect-error -- a wrong member
  price.calledWith({ sku: 5 });
  // @ts-expect-error -- no such member
  price.calledWith({ name: 'mug' });
  // @ts-expect-error -- nothing can be narrowed twice
  price.calledWith({ sku: 'mug' }).calledWith({ count: 1 });

  // What it reads is typed as JSON leaves it.
  same<Same<typeof price.method, string>>();
  const call = price.nthCall(1);
  same<Same<(typeof price)['lastCall'], typeof call>>();
  if (call !== undefined) {
    same<Same<typeof call.params.sku, string>>();
    same<Same<typeof call.outcome, CallOutcome<{ readonly total: number }>>>();
  }
  same<Same<typeof price.mock.invocationCallOrder, readonly number[]>>();

  // Both runners' own matchers take a handle; Jest's compare params by type too.
  vitestExpect(price).toHaveBeenCalledWith({ sku: 'mug' });
  jestExpect(price).toHaveBeenCalledWith({ sku: 'mug' });
  jestExpect(price).toHaveBeenNthCalledWith(1, { sku: jestExpect.any(String), count: 1 });
  jestExpect(clear).toHaveBeenLastCalledWith();
  // @ts-expect-error -- a wrong member
  jestExpect(price).toHaveBeenCalledWith({ sku: 5 });
}
