const { expect } = require('@jest/globals');
const { addThree, reportCost, TESTS } = require('./jest-parts.cjs');
const { closeLeast, leastMatchers, openLeast } = require('./least-parts.cjs');

reportCost();
expect.extend(leastMatchers);

let rpc;
beforeEach(() => {
  rpc = openLeast();
});
afterEach(async () => {
  await closeLeast(rpc);
  rpc = undefined;
});

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async () => {
    const total = await addThree(rpc.clients.arith, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(rpc).toHaveCalled('arith.add', { a: number, b: 2 });
    expect(rpc).toHaveCalledTimes('arith.add', 2);
  });
}
