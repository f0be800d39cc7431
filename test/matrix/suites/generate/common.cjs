const { z } = require('zod');

exports.stock = { service: 'stock', methods: { take: { params: z.object({ sku: z.string() }), result: z.int() } } };
