import { jest, test } from '@jest/globals';
import { withMemoryRpc } from 'rpc-testkit/jest';
import { endRows, type FakeClock } from '../../fixtures/suites/end-rows.js';

const clock: FakeClock = {
  start: () => void jest.useFakeTimers(),
  advance: (ms) => jest.advanceTimersByTimeAsync(ms),
  stop: () => void jest.useRealTimers(),
};

for (const { title, how, run } of endRows) {
  const declare = how === 'expected to fail' ? test.failing : test;
  declare(title, async () => void (await run(withMemoryRpc, clock)), how === 'slow' ? 40 : undefined);
}
