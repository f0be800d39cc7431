import { expect, onTestFinished, test, vi } from 'vitest';
import { OpenCall, OpenCalls } from '../../src/client/open-calls.js';
import { Destination } from '../../src/transport/call-facts.js';
import { realTurn } from '../../src/transport/clock.js';
import { TAKEN } from '../../src/transport/reply.js';
import { leastRatio } from '../fixtures/match/least-ratio.js';

const to = new Destination('arith', 'add', 'request');

function openCalls(count: number, timeoutMs: number): OpenCall[] {
  const owner = new OpenCalls();
  const calls = Array.from({ length: count }, (_, id) => new OpenCall(owner, timeoutMs, to, 'client', id, undefined));
  for (const call of calls) owner.add(call);
  return calls;
}

test('calls of one turn time out in their order, whichever of them were answered', async () => {
  const calls = openCalls(6, 50);
  const ended: unknown[] = [];
  const ends = calls.map(async ({ id, reply }) => ended.push((await reply).kind === 'disconnected' && id));
  await realTurn();

  calls[0]?.answer(TAKEN);
  calls[3]?.answer(TAKEN);
  await Promise.all(ends);

  expect(ended).toEqual([false, false, 1, 2, 4, 5]);
});

test('one that another ends while they time out ends once', async () => {
  const calls = openCalls(3, 30);
  calls[0]?.signal.addEventListener('abort', () => {
    calls[1]?.answer(TAKEN);
  });

  const replies = await Promise.all(calls.map(async ({ reply }) => (await reply).kind));

  expect(replies).toEqual(['disconnected', TAKEN.kind, 'disconnected']);
});

test('eight times as many calls under fake timers take about eight times as long to time out', () => {
  const timers: (() => void)[] = [];
  vi.stubGlobal('setTimeout', (callback: () => void) => timers.push(callback));
  vi.stubGlobal('clearTimeout', () => undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const timeOut = (count: number) => (): void => {
    const calls = openCalls(count, 30);
    for (const expire of timers.splice(0)) expire();
    expect(calls.every(({ answered }) => answered)).toBe(true);
  };

  // Timers that each look at all open calls would make 64 of it.
  const ratio = leastRatio([timeOut(5_000), timeOut(40_000)], 20, ([few = 0, many = 0]) => many / few);

  expect(ratio).toBeLessThan(20);
});
