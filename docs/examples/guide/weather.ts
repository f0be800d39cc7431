// #region contract
import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { z } from 'zod';

export const weather = defineContract('weather', {
  forecast: defineMethod({
    params: z.object({ city: z.string() }),
    result: z.object({ celsius: z.number(), rain: z.boolean() }),
  }),
  asked: defineNotification({ params: z.object({ city: z.string() }) }),
});
// #endregion
