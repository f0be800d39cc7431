import { RpcProtocolError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

function cycle(): object {
  const loop: { self?: object } = {};
  loop.self = { inner: loop };
  return loop;
}

const refused: readonly (readonly [string, () => unknown])[] = [
  ['NaN', () => Number.NaN],
  ['Infinity', () => Number.POSITIVE_INFINITY],
  ['-Infinity', () => Number.NEGATIVE_INFINITY],
  ['an invalid Date', () => new Date(Number.NaN)],
  ['a function', () => () => 1],
  ['a class', () => class {}],
  ['a symbol', () => Symbol('s')],
  ['undefined in an array', () => [1, undefined]],
  ['a hole in an array', () => Array(1)],
  ['a Map', () => new Map([['a', 1]])],
  ['a Set', () => new Set([1])],
  ['a RegExp', () => /x/],
  ['an Error', () => new Error('x')],
  ['an error of a class of its own', () => new (class Mine extends TypeError {})('x')],
  ['a BigInt', () => 1n],
  ['a cycle', cycle],
  ['a toJSON that gives NaN', () => ({ toJSON: () => Number.NaN })],
];

describe.each(refused)('%s', (_title, make) => {
  test('in params rejects with an RpcProtocolError that names the method and the path', async () => {
    const send = vi.fn(() => null);
    const { client } = await startPair(echo, { send, tell: () => undefined });

    const error = await rejectionOf(client.call('echo', 'send', { list: [0, { bad: make() }] }));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ name: 'RpcProtocolError', method: 'echo.send' });
    expect((error as Error).message).toMatch(/echo\.send.*list\W+1\W+bad/s);
    expect(send).not.toHaveBeenCalled();
  });

  test('in a result rejects the caller in the same way', async () => {
    const { client } = await startPair(echo, { send: () => ({ bad: make() }), tell: () => undefined });

    const error = await rejectionOf(client.call('echo', 'send', {}));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ method: 'echo.send', message: expect.stringMatching(/echo\.send.*bad/s) });
  });

  test('in a result is an answer to bus.handle', async () => {
    const { bus } = await startPair(echo, { send: () => ({ bad: make() }), tell: () => undefined });

    const text = await bus.handle('{"jsonrpc":"2.0","id":7,"method":"echo.send"}');

    expect(JSON.parse(text ?? '')).toMatchObject({ jsonrpc: '2.0', id: 7, error: { code: -32603 } });
  });

  test('in the params of a notification rejects it', async () => {
    const { client } = await startPair(echo, { send: () => null, tell: () => undefined });

    const error = await rejectionOf(client.notify('echo', 'tell', { bad: make() }));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ method: 'echo.tell', message: expect.stringMatching(/echo\.tell.*bad/s) });
  });
});

test.each([5, 'text', true, false, null, 0, ''])(
  'primitive params %j reject with an RpcProtocolError',
  async (params) => {
    const send = vi.fn(() => null);
    const { client } = await startPair(echo, { send, tell: () => undefined });

    const error = await rejectionOf(client.call('echo', 'send', params as never));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ method: 'echo.send', message: expect.stringContaining('echo.send') });
    expect(send).not.toHaveBeenCalled();
  },
);

test.each(refused.filter(([title]) => /NaN|Map|function|cycle/.test(title)))(
  '%s as the params themselves rejects with an RpcProtocolError',
  async (_title, make) => {
    const { client } = await startPair(echo, { send: () => null, tell: () => undefined });

    const error = await rejectionOf(client.call('echo', 'send', make() as never));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect(error).toMatchObject({ method: 'echo.send' });
  },
);

test('a toJSON that throws rejects the call, which the handler never sees', async () => {
  const send = vi.fn(() => null);
  const { client } = await startPair(echo, { send, tell: () => undefined });
  const hostile = {
    toJSON() {
      throw new Error('not today');
    },
  };

  const error = await rejectionOf(client.call('echo', 'send', { hostile }));

  expect(error).toBeInstanceOf(Error);
  expect(send).not.toHaveBeenCalled();
});

test('the bus goes on after a refusal', async () => {
  const { client } = await startPair(echo, { send: (params) => params, tell: () => undefined });
  await rejectionOf(client.call('echo', 'send', { bad: 1n }));

  const result = await client.call('echo', 'send', { good: 1 });

  expect(result).toEqual({ good: 1 });
});
