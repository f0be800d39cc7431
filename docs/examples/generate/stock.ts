import { z } from 'zod';

export const stock = {
  service: 'stock',
  methods: {
    take: {
      params: z.object({ sku: z.string(), count: z.int().min(1).default(1), note: z.string().optional() }),
      result: z.object({ left: z.int() }),
    },
    counted: { params: z.object({ sku: z.string(), shelfId: z.string() }), notification: true },
  },
  errors: { SOLD_OUT: 1001 },
} as const;
