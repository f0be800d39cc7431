const { addThree, reportCost, TESTS } = require('./jest-parts.cjs');

reportCost();

let api;
beforeEach(() => {
  api = { add: jest.fn(async ({ a, b }) => ({ sum: a + b })) };
});

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async () => {
    const total = await addThree(api, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(api.add).toHaveBeenCalledWith({ a: number, b: 2 });
    expect(api.add).toHaveBeenCalledTimes(2);
  });
}
