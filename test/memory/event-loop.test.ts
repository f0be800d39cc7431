import { expect, onTestFinished, test, vi } from 'vitest';
import { arith, arithHandlers, echo } from './support/arith.js';
import { startPair } from './support/start-pair.js';

/** Repeats until a timer has fired; so many real milliseconds that a loop without a turn of the event loop ends somewhere. */
async function untilTimer(repeat: () => Promise<unknown>): Promise<boolean> {
  const fired = vi.fn();
  const timer = setTimeout(fired, 20);
  onTestFinished(() => clearTimeout(timer));
  const start = performance.now();
  while (fired.mock.calls.length === 0 && performance.now() - start < 10_000) await repeat();
  return fired.mock.calls.length === 1;
}

test.each([
  ['calls', (pair: Awaited<ReturnType<typeof start>>) => pair.api.add({ a: 1, b: 2 })],
  ['calls that fail', (pair) => pair.client.call('arith', 'nothing', {}).catch(() => undefined)],
  ['notifications', (pair) => pair.api.log({ line: 'hi' })],
  ['texts', (pair) => pair.bus.handle('{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":1,"b":2}}')],
] satisfies [string, (pair: Awaited<ReturnType<typeof start>>) => Promise<unknown>][])(
  'a loop of %s lets timers fire',
  async (_title, repeat) => {
    const pair = await start();

    expect(await untilTimer(() => repeat(pair))).toBe(true);
  },
);

async function start() {
  return await startPair(arith, arithHandlers);
}

test('a loop of calls goes on under fake timers', async () => {
  const { api } = await start();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'queueMicrotask'] });
  onTestFinished(() => void vi.useRealTimers());
  const began = performance.now();

  let calls = 0;
  while (performance.now() - began < 40) {
    await api.add({ a: 1, b: 2 });
    calls += 1;
  }

  expect(calls).toBeGreaterThan(0);
});

test('calls under one signal add one listener to it, and take it away', async () => {
  const { client } = await startPair(echo, { send: () => null, tell: () => undefined });
  const { signal } = new AbortController();
  const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];

  await Promise.all(Array.from({ length: 100 }, () => client.call('echo', 'send', {}, { signal })));

  expect([add, remove].map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
});

test.each(['abort', 'stop'] as const)('a toJSON that does %s ends the call that it is for', async (what) => {
  const send = vi.fn(() => null);
  const { client } = await startPair(echo, { send, tell: () => undefined });
  const abort = new AbortController();
  const toJSON = (): number => {
    if (what === 'abort') abort.abort();
    else void client.stop();
    return 1;
  };

  const call = client.call('echo', 'send', { x: { toJSON } }, { signal: abort.signal });

  await expect(call).rejects.toMatchObject({ reason: what === 'abort' ? 'aborted' : 'stopped' });
  expect(send).not.toHaveBeenCalled();
});
