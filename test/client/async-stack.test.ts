import { RpcError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair, type Pair } from '../memory/support/start-pair.js';

type Arith = Pair<typeof arith>;

const hang = (): Promise<never> => new Promise(() => undefined);
const startThrowing = (thrown: unknown): Promise<Arith> =>
  startPair(arith, {
    ...arithHandlers,
    add: async () => {
      throw thrown;
    },
  });
const startHanging = (): Promise<Arith> => startPair(arith, { ...arithHandlers, add: hang });
const startPlain = (): Promise<Arith> => startPair(arith, arithHandlers);

/** Each way in which a call can reject, as a user writes it. */
const ways: readonly (readonly [string, () => Promise<Arith>, (pair: Arith) => Promise<unknown>])[] = [
  [
    'an RpcError',
    () => startThrowing(new RpcError(1, 'x')),
    ({ client }) => client.call('arith', 'add', { a: 1, b: 2 }),
  ],
  [
    'an error of the handler',
    () => startThrowing(new Error('x')),
    ({ client }) => client.call('arith', 'add', { a: 1, b: 2 }),
  ],
  ['an RpcError, typed', () => startThrowing(new RpcError(1, 'x')), ({ api }) => api.add({ a: 1, b: 2 })],
  ['an unknown method', startPlain, ({ client }) => client.call('arith', 'nothing', {})],
  ['refused params', startPlain, ({ client }) => client.call('arith', 'add', {})],
  ['params that JSON cannot hold', startPlain, ({ client }) => client.call('arith', 'add', { a: 1n })],
  ['a timeout', startHanging, ({ client }) => client.call('arith', 'add', { a: 1, b: 2 }, { timeoutMs: 1 })],
  ['a timeout, typed', startHanging, ({ api }) => api.add({ a: 1, b: 2 }, { timeoutMs: 1 })],
  ['an abort', startHanging, ({ api }) => api.add({ a: 1, b: 2 }, { signal: AbortSignal.abort() })],
  [
    'a client that is stopped',
    startPlain,
    async ({ client }) => {
      await client.stop();
      await client.call('arith', 'add', {});
    },
  ],
];

describe('the stack of a rejection names the line of the caller', () => {
  test.each(ways)('for %s', async (_title, start, act) => {
    const pair = await start();
    async function lineOfTheCaller(): Promise<void> {
      await act(pair);
    }

    const error = await rejectionOf(lineOfTheCaller());

    expect((error as Error).stack).toMatch(/at (async )?lineOfTheCaller .*async-stack\.test\.ts:\d+:\d+/);
  });

  test('also through Promise.all', async () => {
    const { api } = await startThrowing(new RpcError(1, 'x'));
    async function lineOfTheCaller(): Promise<void> {
      await Promise.all([api.log({ line: 'hi' }), api.add({ a: 1, b: 2 })]);
    }

    const error = await rejectionOf(lineOfTheCaller());

    expect((error as Error).stack).toContain('lineOfTheCaller');
  });
});
