import { RpcError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { startPair, type Pair } from '../memory/support/start-pair.js';

const startThrowing = (thrown: unknown): Promise<Pair<typeof arith>> =>
  startPair(arith, {
    ...arithHandlers,
    add: async () => {
      throw thrown;
    },
  });

describe('an RpcError that a handler throws', () => {
  test('reaches the caller with its code, message and data', async () => {
    const { api } = await startThrowing(new RpcError(-32000, 'sold out', { left: 0 }));

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({
      name: 'RpcError',
      code: -32000,
      message: 'sold out',
      data: { left: 0 },
      method: 'arith.add',
    });
  });

  test.each([0, '', false, null, [1]])('may carry %j as its data', async (data) => {
    const { bus, api } = await startThrowing(new RpcError(1, 'x', data));

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toMatchObject({ code: 1, data });
    expect(await sendFrame(bus, request('arith.add', { a: 1, b: 2 }))).toMatchObject({ error: { code: 1, data } });
  });

  test('without data sends none', async () => {
    const { bus } = await startThrowing(new RpcError(1, 'x'));

    const answer = await sendFrame(bus, request('arith.add', { a: 1, b: 2 }));

    expect(answer).toStrictEqual({ jsonrpc: '2.0', id: 1, error: { code: 1, message: 'x' } });
  });

  test('may use a code that the bus uses too', async () => {
    const { api } = await startThrowing(new RpcError(-32601, 'no such account'));

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toMatchObject({ code: -32601, message: 'no such account' });
  });

  test('keeps its message letter by letter, empty too', async () => {
    const { api } = await startThrowing(new RpcError(5, ''));

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toMatchObject({ code: 5, message: '' });
  });

  test('of a subclass goes like any other', async () => {
    class SoldOut extends RpcError {
      override name = 'SoldOut';
    }
    const { api } = await startThrowing(new SoldOut(-32001, 'sold out'));

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toMatchObject({ name: 'RpcError', code: -32001, message: 'sold out' });
  });

  test('with data that JSON cannot hold settles the call', async () => {
    const { api } = await startThrowing(new RpcError(5, 'x', { bad: 1n }));

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toBeInstanceOf(Error);
  });
});

describe('anything else that a handler throws is -32603', () => {
  test('with the name and message of an error, and nothing else', async () => {
    const thrown = Object.assign(new TypeError('boom'), { code: 'E_BOOM', password: 'secret' });
    const { api } = await startThrowing(thrown);

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({ code: -32603, message: 'Internal error', method: 'arith.add' });
    expect((error as RpcError).data).toStrictEqual({ name: 'TypeError', message: 'boom' });
  });

  test.each([
    ['0', 0],
    ['an empty string', ''],
    ['null', null],
    ['undefined', undefined],
    ['false', false],
    ['a string', 'text'],
    ['a plain object', { code: 5 }],
    ['a symbol', Symbol('s')],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['an object without a prototype', Object.create(null) as unknown],
  ])('also when it is no error: throw %s', async (_title, thrown) => {
    const { api } = await startThrowing(thrown);

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({ code: -32603, message: 'Internal error' });
    expect((error as RpcError).data).toStrictEqual({ name: expect.any(String), message: expect.any(String) });
  });

  test('also when reading it throws', async () => {
    const hostile = new Proxy(new Error('x'), {
      get() {
        throw new Error('hands off');
      },
    });
    const { api } = await startThrowing(hostile);

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toMatchObject({ code: -32603, message: 'Internal error' });
  });

  test('also when it is thrown before the first await', async () => {
    const { api } = await startPair(arith, {
      ...arithHandlers,
      add: () => {
        throw new Error('at once');
      },
    });

    const error = await rejectionOf(api.add({ a: 1, b: 2 }));

    expect(error).toMatchObject({ code: -32603, data: { name: 'Error', message: 'at once' } });
  });
});
