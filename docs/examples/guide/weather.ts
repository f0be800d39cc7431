// #region contract
import { z } from 'zod';

export const weather = {
  service: 'weather',
  methods: {
    forecast: {
      params: z.object({ city: z.string() }),
      result: z.object({ celsius: z.number(), rain: z.boolean() }),
    },
    asked: { params: z.object({ city: z.string() }), notification: true },
  },
} as const;
// #endregion
