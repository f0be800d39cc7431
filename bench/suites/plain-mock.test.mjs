import { expect, test, vi } from 'vitest';
import { addThree, TESTS } from './arith.mjs';
import { reportCost } from './report.mjs';

reportCost();

for (let number = 0; number < TESTS; number++) {
  test(`adds three numbers (${number})`, async () => {
    const api = { add: vi.fn(async ({ a, b }) => ({ sum: a + b })) };

    const total = await addThree(api, number, 2, 3);

    expect(total).toBe(number + 5);
    expect(api.add).toHaveBeenCalledWith({ a: number, b: 2 });
    expect(api.add).toHaveBeenCalledTimes(2);
  });
}
