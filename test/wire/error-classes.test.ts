import { RpcError, RpcProtocolError, RpcTransportError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

describe('RpcError', () => {
  test('is an Error with a name, a code, a message and data', () => {
    const error = new RpcError(-32000, 'sold out', { left: 0 });

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'RpcError', code: -32000, message: 'sold out', data: { left: 0 } });
    expect(String(error)).toBe('RpcError: sold out');
    expect(error.stack).toContain('error-classes.test');
  });

  test('has no method until a call gives it one, and no data unless told', () => {
    const error = new RpcError(1, 'x');

    expect([error.method, error.data, error.cause]).toEqual([undefined, undefined, undefined]);
  });

  test.each([Number.NaN, 1.5, '5', undefined])('refuses the code %o, which JSON-RPC has not', (code) => {
    expect(() => new RpcError(code as number, 'x')).toThrow(TypeError);
  });
});

describe('instanceof', () => {
  class SoldOut extends RpcError {}

  test.each([
    ['an RpcError', new RpcError(1, 'x'), [true, false, false]],
    ['an Error', new Error('x'), [false, false, false]],
    ['a string', 'x', [false, false, false]],
    ['null', null, [false, false, false]],
    ['an object with the members of one', { name: 'RpcError', code: 1, message: 'x' }, [false, false, false]],
  ])('tells the classes of %s apart', (_title, value, expected) => {
    const answers = [RpcError, RpcProtocolError, RpcTransportError].map((type) => value instanceof type);

    expect(answers).toEqual(expected);
  });

  test('knows a subclass from its base', () => {
    const [base, special] = [new RpcError(1, 'x'), new SoldOut(1, 'x')];

    expect([base instanceof SoldOut, special instanceof SoldOut, special instanceof RpcError]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('what a client rejects with', () => {
  test('names the method in data, whatever the class', async () => {
    const { client } = await startPair(arith, arithHandlers);

    const errors = [
      await rejectionOf(client.call('arith', 'nothing', {})),
      await rejectionOf(client.call('arith', 'add', { a: 1n, b: 1 })),
      await rejectionOf(client.call('arith', 'add', { a: 1, b: 1 }, { signal: AbortSignal.abort() })),
    ];

    expect(errors).toMatchObject([
      { name: 'RpcError', method: 'arith.nothing' },
      { name: 'RpcProtocolError', method: 'arith.add' },
      { name: 'RpcTransportError', method: 'arith.add', reason: 'aborted' },
    ]);
  });

  test('names the method in the text of the two that are not the wire’s', async () => {
    const { client } = await startPair(arith, arithHandlers);

    const errors = [
      await rejectionOf(client.call('arith', 'add', { a: 1n, b: 1 })),
      await rejectionOf(client.call('arith', 'add', { a: 1, b: 1 }, { signal: AbortSignal.abort() })),
    ];

    expect(errors.map((error) => (error as Error).message.startsWith('arith.add: '))).toEqual([true, true]);
  });
});
