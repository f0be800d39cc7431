import { implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { expect, test as base } from 'vitest';
import { addThree, arith, TESTS } from './arith.mjs';
import { reportCost } from './report.mjs';

reportCost();

const test = base.extend(
  withMemoryRpc({ services: [implement(arith, { add: async ({ a, b }) => ({ sum: a + b }) })] }),
);

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async ({ rpc }) => {
    const total = await addThree(rpc.clients.arith, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: number, b: 2 });
    expect(rpc).toHaveBeenCalledRpcTimes('arith.add', 2);
  });
}
