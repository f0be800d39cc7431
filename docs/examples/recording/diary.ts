import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

// #region diary
export const diary = defineContract('diary', {
  write: defineMethod({
    params: z.object({ at: z.coerce.date<Date>(), tags: z.array(z.string()).default([]), mood: z.string().optional() }),
    result: z.object({ id: z.number() }),
  }),
});
// #endregion
