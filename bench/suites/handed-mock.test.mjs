import { expect, test as base, vi } from 'vitest';
import { addThree, TESTS } from './arith.mjs';
import { reportCost } from './report.mjs';

reportCost();

const test = base.extend({
  api: async ({ task }, use) => {
    await use({ owner: task.name, add: vi.fn(async ({ a, b }) => ({ sum: a + b })) });
  },
});

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async ({ api }) => {
    const total = await addThree(api, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(api.add).toHaveBeenCalledWith({ a: number, b: 2 });
    expect(api.add).toHaveBeenCalledTimes(2);
  });
}
