import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

const infinite = { timeoutMs: Number.POSITIVE_INFINITY };
let spies: MockInstance[] = [];

beforeEach(() => {
  spies = [
    vi.spyOn(globalThis, 'queueMicrotask'),
    vi.spyOn(globalThis, 'setImmediate'),
    vi.spyOn(globalThis, 'setTimeout'),
    vi.spyOn(globalThis, 'setInterval'),
    vi.spyOn(process, 'nextTick'),
  ];
});
afterEach(() => vi.restoreAllMocks());

const used = (): string[] => spies.filter((spy) => spy.mock.calls.length > 0).map((spy) => spy.getMockName());

describe('dispatch uses promises only', () => {
  test('for calls, notifications, refusals and bus.handle', async () => {
    const { bus, client, api } = await startPair(arith, arithHandlers);
    for (const spy of spies) spy.mockClear();

    await api.add({ a: 2, b: 3 }, infinite);
    await client.call('arith', 'add', { a: 2, b: 3 }, infinite);
    await api.log({ line: 'hi' }, infinite);
    await rejectionOf(client.call('arith', 'nothing', {}, infinite));
    await bus.handle('{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}');

    expect(used()).toEqual([]);
  });

  test('and one timer for a call that may time out', async () => {
    const { api } = await startPair(arith, arithHandlers);
    for (const spy of spies) spy.mockClear();

    await api.add({ a: 2, b: 3 });

    expect(used()).toEqual(['setTimeout']);
  });
});
