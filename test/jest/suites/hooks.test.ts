import { afterEach, beforeEach, describe, jest, test } from '@jest/globals';
import { implement, withMemoryRpc } from 'rpc-testkit/jest';
import { desk, deskHandlers } from '../../fixtures/suites/desk.js';
import type { FakeClock } from '../../fixtures/suites/end-rows.js';
import { checkNothingComes, leaveBehind, throwing } from '../../fixtures/suites/hook-rows.js';

const clock: FakeClock = {
  start: () => void jest.useFakeTimers(),
  advance: (ms) => jest.advanceTimersByTimeAsync(ms),
  stop: () => void jest.useRealTimers(),
};

const nothingComes = (title: string): void =>
  test(`passes: after ${title}, nothing of it comes`, () => checkNothingComes(clock));

/** A hook that does so before the first test alone. */
function once(action: () => void): () => void {
  let isFirst = true;
  return () => {
    const isNow = isFirst;
    isFirst = false;
    if (isNow) action();
  };
}

// Hooks run in the order of their definition: this one is the first to run after a test.
describe('where an afterEach throws', () => {
  afterEach(once(() => throwing('afterEach')));
  const rpc = withMemoryRpc({ services: [implement(desk, deskHandlers)], settleMs: 15 });

  test('fails by itself: its afterEach throws', async () => {
    await rpc.clients.desk.ask({ text: 'body of an afterEach' });
    leaveBehind(rpc, 'in an afterEach', clock);
  });
  nothingComes('an afterEach that throws');
});

describe('where a beforeEach throws', () => {
  const rpc = withMemoryRpc({ services: [implement(desk, deskHandlers)], settleMs: 15 });
  beforeEach(
    once(() => {
      leaveBehind(rpc, 'before each', clock);
      throwing('beforeEach');
    }),
  );

  test('fails by itself: its beforeEach throws', () => void rpc.clients.desk.ask({ text: 'not run' }));
  nothingComes('a beforeEach that throws');
});
