import { defineContract, defineMethod, defineNotification, type Handlers } from 'rpc-testkit';
import { z } from 'zod';

const numbers = z.array(z.number());
const difference = z.union([
  z.tuple([z.number(), z.number()]),
  z.object({ minuend: z.number(), subtrahend: z.number() }).transform((by) => [by.minuend, by.subtrahend] as const),
]);

/** The methods that the examples of the JSON-RPC 2.0 specification call. */
export const math = defineContract('math', {
  subtract: defineMethod({ params: difference, result: z.number() }),
  sum: defineMethod({ params: numbers, result: z.number() }),
  getData: defineMethod({ params: z.object({}), result: z.tuple([z.string(), z.number()]) }),
  update: defineNotification({ params: numbers }),
  notifyHello: defineNotification({ params: numbers }),
  notifySum: defineNotification({ params: numbers }),
});

export const mathHandlers: Handlers<typeof math> = {
  subtract: ([minuend, subtrahend]) => minuend - subtrahend,
  sum: (terms) => terms.reduce((sum, term) => sum + term, 0),
  getData: () => ['hello', 5],
  update: () => undefined,
  notifyHello: () => undefined,
  notifySum: () => undefined,
};
