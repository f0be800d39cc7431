import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { z } from 'zod';

// #region contract
export const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number() }),
    result: z.object({ sum: z.number() }),
  }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
// #endregion
