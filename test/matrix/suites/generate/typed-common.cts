const { z } = require('zod') as typeof import('zod');

exports.stock = {
  service: 'stock',
  methods: { take: { params: z.object({ sku: z.string() }), result: z.int() } },
} as const;
