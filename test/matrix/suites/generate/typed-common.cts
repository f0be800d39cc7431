import type * as zod from 'zod';

const { z } = require('zod') as typeof zod;

exports.stock = {
  service: 'stock',
  methods: { take: { params: z.object({ sku: z.string() }), result: z.int() } },
} as const;
