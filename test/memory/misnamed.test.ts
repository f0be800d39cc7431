import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { rejectionOf } from './support/rejection-of.js';
import { startPair } from './support/start-pair.js';

describe('misnamed services and methods reject with a TypeError', () => {
  test.each([
    ['1arith', 'add'],
    ['', 'add'],
    ['arith.add', 'add'],
    ['rpc', 'add'],
    ['arith', '-add'],
    ['arith', ''],
    ['arith', 'add.add'],
    ['arith', 'then'],
    [undefined, 'add'],
    ['arith', 'a/b'],
    ['arith', undefined],
    [{ toString: () => 'arith' }, 'add'],
  ] as [string, string][])('%j.%j', async (service, method) => {
    const { client } = await startPair(arith, arithHandlers);

    const errors = [
      await rejectionOf(client.call(service, method, { a: 1, b: 2 })),
      await rejectionOf(client.notify(service, method, { a: 1, b: 2 })),
    ];

    expect(errors.map((error) => error instanceof TypeError)).toEqual([true, true]);
  });
});
