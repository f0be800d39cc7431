// Imported by rpc-testkit from simple-math-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const Integer = z.int().meta({ id: 'Integer' });

export const simpleMath = defineContract('simpleMath', {
  addition: defineMethod({
    params: z.object({
      a: Integer.optional(),
      b: Integer.optional(),
    }),
    result: z.int(),
  }),
  subtraction: defineMethod({
    params: z.object({
      a: Integer.optional(),
      b: Integer.optional(),
    }),
    result: z.int(),
  }),
}, { wireName: (method) => `${method}` });
