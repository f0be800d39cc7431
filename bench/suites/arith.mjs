// The code under test, and the contract of the service that it calls.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const TESTS = 2_000;

export const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number() }),
    result: z.object({ sum: z.number() }),
  }),
});

/** The sum of three numbers, by two calls. */
export async function addThree(api, a, b, c) {
  const { sum } = await api.add({ a, b });
  return (await api.add({ a: sum, b: c })).sum;
}
