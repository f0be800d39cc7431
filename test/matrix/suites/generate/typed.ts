import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

const sku: z.ZodString = z.string();

export const stock = defineContract('stock', { take: defineMethod({ params: z.object({ sku }), result: z.int() }) });
