import { mock } from 'node:test';
import FakeTimers from '@sinonjs/fake-timers';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type * as clockModule from '../../src/transport/clock.js';
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

test("Bun's clock, whose now is the object's own, is read all the same", async () => {
  vi.stubGlobal('process', undefined);
  vi.stubGlobal('performance', Object.assign(Object.create({}), { now: () => 17 }));
  vi.resetModules();

  const inBun = await import('../../src/transport/clock.js');

  expect(inBun.now()).toBe(17);
});

describe('where fakes were there before the clock was loaded,', () => {
  const load = async (): Promise<typeof clockModule> => {
    vi.resetModules();
    return (await import('../../src/transport/clock.js')) as typeof clockModule;
  };

  /** Real time passes, and all that waits for it goes on. */
  const passes = async (clock: Awaited<ReturnType<typeof load>>): Promise<void> => {
    const start = clock.now();
    const cancelled = vi.fn();
    clock.afterRealMs(1, cancelled)();
    await new Promise<void>((resolve) => clock.nextTurn(resolve));
    await new Promise<void>((resolve) => clock.afterTurn(resolve));
    await new Promise<void>((resolve) => clock.afterRealMs(5, resolve));
    expect(clock.now()).toBeGreaterThan(start);
    expect(clock.startMs() + start).toBeGreaterThan(Date.UTC(2020));
    expect(cancelled).not.toHaveBeenCalled();
    expect(clock.timersReplaced()).toBe(true);
  };

  test("Vitest's leave it real", async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance', 'Date', 'queueMicrotask'],
    });

    await passes(await load());
  });

  test("sinon's, which replace members of Node's modules, leave it real", async () => {
    // All but nextTick: Node hands messages of the runner's main process on with the global one, and they would be lost.
    const fakes = FakeTimers.install({ toNotFake: ['nextTick'] });
    onTestFinished(() => fakes.uninstall());

    await passes(await load());
  });

  test("node:test's leave it real", async () => {
    mock.timers.enable();
    onTestFinished(() => mock.timers.reset());

    await passes(await load());
  });

  test("node:test's, which come later, leave it real", async () => {
    const clock = await load();
    mock.timers.enable();
    onTestFinished(() => mock.timers.reset());

    await passes(clock);
  });
});
