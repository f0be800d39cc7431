const { defineContract, defineMethod } = require('rpc-testkit');
const { expect, implement, withMemoryRpc } = require('rpc-testkit/jest');
const { z } = require('zod');
const { addThree, reportCost, TESTS } = require('./jest-parts.cjs');

reportCost();

const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number() }),
    result: z.object({ sum: z.number() }),
  }),
});
const rpc = withMemoryRpc({ services: [implement(arith, { add: async ({ a, b }) => ({ sum: a + b }) })] });

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async () => {
    const total = await addThree(rpc.clients.arith, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: number, b: 2 });
    expect(rpc).toHaveBeenCalledRpcTimes('arith.add', 2);
  });
}
