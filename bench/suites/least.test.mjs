import { expect, test as base } from 'vitest';
import { addThree, TESTS } from './arith.mjs';
import { closeLeast, leastMatchers, openLeast } from './least-parts.cjs';
import { reportCost } from './report.mjs';

reportCost();
expect.extend(leastMatchers);

const test = base.extend({
  rpc: async ({ task }, use) => {
    const rpc = openLeast(task);
    await use(rpc);
    await closeLeast(rpc);
  },
});

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async ({ rpc }) => {
    const total = await addThree(rpc.clients.arith, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(rpc).toHaveCalled('arith.add', { a: number, b: 2 });
    expect(rpc).toHaveCalledTimes('arith.add', 2);
  });
}
