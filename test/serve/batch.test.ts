import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { createGate } from '../memory/support/gate.js';
import { notification, request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

const invalid = { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'Invalid Request' } };

describe('a batch', () => {
  test('is answered by an array, notifications left out', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, [
      request('arith.add', { a: 1, b: 1 }, { id: 'one' }),
      notification('arith.log', { line: 'hi' }),
      request('arith.nothing', {}, { id: 'two' }),
      5,
    ]);

    expect(answer).toHaveLength(3);
    expect(answer).toEqual(
      expect.arrayContaining([
        { jsonrpc: '2.0', id: 'one', result: { sum: 2 } },
        { jsonrpc: '2.0', id: 'two', error: { code: -32601, message: 'Method not found' } },
        invalid,
      ]),
    );
  });

  test('of one request is answered by an array of one', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, [request('arith.add', { a: 1, b: 1 })]);

    expect(answer).toEqual([{ jsonrpc: '2.0', id: 1, result: { sum: 2 } }]);
  });

  test('runs its requests side by side', async () => {
    const second = createGate();
    const { bus } = await startPair(arith, {
      ...arithHandlers,
      add: async ({ a }) => {
        if (a === 2) second.open();
        await second.promise;
        return { sum: a };
      },
    });

    const answer = await sendFrame(
      bus,
      [1, 2].map((a) => request('arith.add', { a, b: 0 }, { id: a })),
    );

    expect(answer).toHaveLength(2);
  });

  test('may use one id twice, each request gets its answer', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(
      bus,
      [1, 2].map((a) => request('arith.add', { a, b: 0 }, { id: 'same' })),
    );

    const sums = (answer as { result: { sum: number } }[]).map(({ result }) => result.sum);
    expect(sums.toSorted()).toEqual([1, 2]);
  });

  test('within a batch is an invalid request', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, [[request('arith.add', { a: 1, b: 1 })]]);

    expect(answer).toEqual([invalid]);
  });
});
