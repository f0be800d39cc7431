import { describe, expect, test } from 'vitest';
import { coverageOf, missedThresholds } from '../../../tools/report/coverage.js';
import { coverageText } from '../../../tools/report/coverage-text.js';
import { collected, conversation, covered } from './support/lines.js';

const stubbed = { method: 'shop.refund', by: 'stub' } as const;
const lines = collected(
  conversation({
    test: ['a'],
    covered: [
      covered({ outcomes: { resolved: 2, 1001: 1 }, points: ['params.gift: given', 'result.orders: filled'] }),
      covered({ by: 'stub', from: 'web', points: ['params.gift: left out'] }),
      covered(stubbed),
    ],
  }),
  conversation({ test: ['a'], try: 2, covered: [covered(stubbed)] }),
  conversation({ test: ['b'], covered: [covered(stubbed)] }),
);

test('what any file knows of the contracts is what coverage is measured against', () => {
  const { methods, codes, points } = coverageOf(lines);

  expect({ methods, codes, points }).toEqual({
    methods: { seen: 2, of: 3 },
    codes: { seen: 1, of: 2 },
    points: { seen: 3, of: 4 },
  });
});

test('a method that only stubs answered is told as such, by the number of its tests', async () => {
  const golden = '../../../docs/examples/report/coverage.golden.txt';
  await expect(`${coverageText(coverageOf(lines))}\n`).toMatchFileSnapshot(golden);
});

test('of a notification it is not known whether a handler of another process had it', () => {
  const sent = covered({ method: 'shop.log', by: 'none', outcomes: { sent: 1 } });

  const text = coverageText(coverageOf(collected(conversation({ covered: [sent] }))));

  expect(text).toContain('shop.log     sent, and no handler of the process had it');
});

test('with handlers alone, what only stubs have shown does not count', () => {
  const { methods, points, services } = coverageOf(lines, 'handler');

  expect({ methods, points }).toEqual({ methods: { seen: 1, of: 3 }, points: { seen: 2, of: 4 } });
  expect(services[0]?.methods[0]).toMatchObject({
    onlyStubs: ['params.gift: left out'],
    clients: { client: 3, web: 1 },
  });
});

describe('a threshold', () => {
  test.each([
    [{ methods: 66 }, []],
    [{ methods: 67 }, ['RPC coverage: 66.7 % of the methods (2 of 3), below the threshold of 67 %']],
    [{ codes: 50, points: 75 }, []],
    [{ points: 75.1 }, ['RPC coverage: 75.0 % of the points (3 of 4), below the threshold of 75.1 %']],
  ])('%o is missed as %o', (thresholds, missed) => {
    expect(missedThresholds(coverageOf(lines), thresholds)).toEqual(missed);
  });

  test('of nothing is reached', () => {
    expect(
      missedThresholds(coverageOf({ ...lines, contracts: [] }), { methods: 100, codes: 100, points: 100 }),
    ).toEqual([]);
  });
});
