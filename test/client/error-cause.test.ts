import { RpcError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

describe.each([
  ['an Error', new TypeError('boom')],
  ['0', 0],
])("when a handler throws %s, the caller's error", (_title, thrown) => {
  const start = () =>
    startPair(arith, {
      ...arithHandlers,
      add: () => {
        throw thrown;
      },
    });

  test('has it as its cause, the very value', async () => {
    const { api } = await start();

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).not.toBe(thrown);
    expect((error as RpcError).cause).toBe(thrown);
  });

  test('does not enumerate the cause', async () => {
    const { client } = await start();

    const error = await rejectionOf(client.call('arith', 'add', { a: 1, b: 2 }));

    expect(Object.getOwnPropertyDescriptor(error, 'cause')).toMatchObject({ enumerable: false });
    expect(Object.keys(error as object)).not.toContain('cause');
  });
});

test('an RpcError that a handler throws reaches the caller as an equal one, which has no cause', async () => {
  const thrown = new RpcError(-32000, 'no', { a: 1 });
  const { api } = await startPair(arith, {
    ...arithHandlers,
    add: () => {
      throw thrown;
    },
  });

  const error = await rejectionOf(api.add({ a: 1, b: 2 }));

  expect(error).toStrictEqual(thrown);
  expect(error).not.toBe(thrown);
  expect('cause' in (error as RpcError)).toBe(false);
});

test('an error that no handler threw has no cause', async () => {
  const { client } = await startPair(arith, arithHandlers);

  const error = await rejectionOf(client.call('arith', 'nothing', {}));

  expect((error as RpcError).cause).toBeUndefined();
});

test('the errors of two callers of one handler are two objects', async () => {
  const thrown = new RpcError(1, 'once for all');
  const { api } = await startPair(arith, {
    ...arithHandlers,
    add: () => {
      throw thrown;
    },
  });

  const [left, right] = await Promise.all([rejectionOf(api.add({ a: 1, b: 2 })), rejectionOf(api.add({ a: 1, b: 2 }))]);

  expect(left).not.toBe(right);
});

describe('the cause of an error', () => {
  const failing = async (thrown: unknown): Promise<RpcError> => {
    const { client } = await startPair(echo, {
      tell: () => undefined,
      send: () => {
        throw thrown;
      },
    });
    return (await rejectionOf(client.call('echo', 'send', {}))) as RpcError;
  };

  test('is an RpcError that could not cross', async () => {
    const thrown = new RpcError(5, 'x', 1n);

    const error = await failing(thrown);

    expect(error.code).toBe(-32603);
    expect(error.cause).toBe(thrown);
  });

  test('is an error that is no RpcError, whatever its code says', async () => {
    const thrown = Object.assign(new Error('x'), { code: -32603 });

    expect((await failing(thrown)).cause).toBe(thrown);
  });
});
