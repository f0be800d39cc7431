import { afterEach, expect, test, vi } from 'vitest';
import { nextTurn, timersReplaced } from '../../src/transport/clock.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('the timers of a test are the real ones until somebody replaces them', () => {
  expect(timersReplaced()).toBe(false);

  vi.useFakeTimers();

  expect(timersReplaced()).toBe(true);
});

test('a turn comes after all promises, and under fake timers too', async () => {
  vi.useFakeTimers();
  const order: string[] = [];

  const turn = new Promise<void>((resolve) =>
    nextTurn(() => {
      order.push('turn');
      resolve();
    }),
  );
  await Promise.resolve().then(() => order.push('promise'));
  await turn;

  expect(order).toEqual(['promise', 'turn']);
});

test('a browser, which has no setImmediate, gets its turn by a message', async () => {
  vi.stubGlobal('process', undefined);
  vi.resetModules();
  const inBrowser = await import('../../src/transport/clock.js');
  vi.unstubAllGlobals();
  vi.useFakeTimers();

  await new Promise<void>((resolve) => inBrowser.nextTurn(resolve));

  expect(vi.getTimerCount()).toBe(0);
});
