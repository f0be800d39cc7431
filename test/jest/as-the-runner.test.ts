import { expect, jest, test } from '@jest/globals';
import { matchers } from 'rpc-testkit/fixtures';
import { exactDifferences, partialDifferences, type Runner } from '../fixtures/match/runners-comparison.js';

expect.extend(matchers as unknown as Parameters<typeof expect.extend>[0]);

const runner: Runner = { expect: expect as unknown as Runner['expect'], fn: () => jest.fn() };

test('an exact matcher says what toHaveBeenCalledWith says of the values on the wire', async () => {
  await expect(exactDifferences(runner, 1_000)).resolves.toEqual([]);
});

test('a partial expectation says what toMatchObject says of the values on the wire', async () => {
  await expect(partialDifferences(runner, 1_000)).resolves.toEqual([]);
});
