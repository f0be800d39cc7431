import { expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { collectGarbage } from './support/collect-garbage.js';
import { createGate } from './support/gate.js';
import { startPair } from './support/start-pair.js';

const SEQUENTIAL_CALLS = 1_000_000;
const MEGABYTE = 1_048_576;

test('100,000 calls in flight at once are all answered, each with its own answer', async () => {
  const gate = createGate();
  let arrived = 0;
  const { api } = await startPair(arith, {
    ...arithHandlers,
    add: async ({ a, b }) => {
      arrived += 1;
      if (arrived === 100_000) gate.open();
      await gate.promise;
      return { sum: a + b };
    },
  });

  const sums = await Promise.all(Array.from({ length: 100_000 }, (_, n) => api.add({ a: n, b: n })));

  expect(arrived).toBe(100_000);
  expect(sums.findIndex(({ sum }, n) => sum !== 2 * n)).toBe(-1);
});

test('1,000,000 calls in sequence leave the heap where it was', async () => {
  const { client } = await startPair(arith, arithHandlers);
  const params = { a: 2, b: 3 };
  const run = async (calls: number): Promise<void> => {
    for (let n = 0; n < calls; n += 1) await client.call('arith', 'add', params);
  };
  const heapUsed = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  await run(20_000);
  const before = heapUsed();

  await run(SEQUENTIAL_CALLS);

  expect((heapUsed() - before) / MEGABYTE).toBeLessThan(4);
});
