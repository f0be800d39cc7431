import { z } from 'zod';

export const stock = {
  service: 'stock',
  methods: { take: { params: z.object({ sku: z.string() }), result: z.int() } },
};
