import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { z } from 'zod';

/** The contract of the design's quickstarts, which most of these tests speak. */
export const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number() }),
    result: z.object({ sum: z.number() }),
  }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});

export const arithHandlers = {
  add: async ({ a, b }: { a: number; b: number }): Promise<{ sum: number }> => ({ sum: a + b }),
  log: async (): Promise<void> => undefined,
};

/** A service whose one request takes and returns whatever JSON holds. */
export const echo = defineContract('echo', {
  send: defineMethod({ params: z.unknown(), result: z.unknown() }),
  tell: defineNotification({ params: z.unknown() }),
});
