import { RpcError, RpcProtocolError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startDepot } from './depot.js';
import type { CurrentConnection } from './suite.js';

/** How a call fails. */
export function describeErrors(connection: CurrentConnection): void {
  describe('a call that fails', () => {
    test('with an RpcError of the application brings its code, message and data', async () => {
      const { api } = await startDepot(connection, {
        fail: () => {
          throw new RpcError(-32000, 'sold out', { left: 0 });
        },
      });

      const error = await rejectionOf(api.fail({ how: 'sold out' }));

      expect(error).toBeInstanceOf(RpcError);
      expect(error).toMatchObject({ code: -32000, message: 'sold out', data: { left: 0 }, method: 'depot.fail' });
    });

    test.each([0, '', false, null])('may bring %j as data', async (data) => {
      const { api } = await startDepot(connection, {
        fail: async () => {
          throw new RpcError(7, 'x', data);
        },
      });

      const error = await rejectionOf(api.fail({ how: 'data' }));

      expect(error).toMatchObject({ code: 7, message: 'x', data });
    });

    test('with any other error is -32603, with its name and message and nothing else', async () => {
      const boom = Object.assign(new RangeError('boom'), { secret: 'x' });
      const { api, log } = await startDepot(connection, {
        fail: () => {
          throw boom;
        },
      });

      const error = await rejectionOf(api.fail({ how: 'boom' }));

      expect(error).toMatchObject({ name: 'RpcError', code: -32603, message: 'Internal error' });
      expect((error as RpcError).data).toStrictEqual({ name: 'RangeError', message: 'boom' });
      await expect
        .poll(() => log)
        .toMatchObject([{ level: 'error', error: boom, fields: { service: 'depot', method: 'fail' } }]);
    });

    test.each([
      ['0', 0],
      ['null', null],
      ['undefined', undefined],
      ['a string', 'text'],
    ])('by throwing %s is -32603 too', async (_title, thrown) => {
      const { api } = await startDepot(connection, {
        fail: async () => {
          throw thrown;
        },
      });

      await expect(api.fail({ how: 'odd' })).rejects.toMatchObject({ code: -32603, message: 'Internal error' });
    });

    test('for its params is -32602 with the issues', async () => {
      const { client, log } = await startDepot(connection);

      const error = await rejectionOf(client.call('depot', 'add', { a: 'x', b: 1 }));

      expect(error).toMatchObject({
        code: -32602,
        message: 'Invalid params',
        data: { issues: [{ path: ['a'], message: expect.any(String) }] },
      });
      await expect.poll(() => log).toMatchObject([{ level: 'warn' }]);
    });

    test('for its result is -32603 with the issues', async () => {
      const { api } = await startDepot(connection, { add: async () => ({ sum: 'x' as never }) });

      const error = await rejectionOf(api.add({ a: 1, b: 2 }));

      expect(error).toMatchObject({
        code: -32603,
        message: 'Result validation failed',
        data: { issues: [{ path: ['sum'], message: expect.any(String) }] },
      });
    });

    test.each(['subtract', 'constructor', 'toString', 'note'])('for its method, %s, is -32601', async (method) => {
      const { client } = await startDepot(connection);

      const error = await rejectionOf(client.call('depot', method, { line: 'hi' }));

      expect(error).toMatchObject({ code: -32601, message: 'Method not found', method: `depot.${method}` });
    });

    test('leaves the next one alone', async () => {
      const { client, api } = await startDepot(connection);
      await rejectionOf(client.call('depot', 'add', {}));

      const sum = await api.add({ a: 2, b: 3 });

      expect(sum).toEqual({ sum: 5 });
    });
  });

  describe('a call that cannot be sent', () => {
    test.each([
      ['NaN', Number.NaN],
      ['a Map', new Map()],
      ['a BigInt', 1n],
      ['a function', () => 1],
      ['undefined in an array', [undefined]],
    ])('since it holds %s rejects with an RpcProtocolError', async (_title, bad) => {
      const { api } = await startDepot(connection);

      const error = await rejectionOf(api.echo({ bad }));

      expect(error).toBeInstanceOf(RpcProtocolError);
      expect(error).toMatchObject({ method: 'depot.echo', message: expect.stringContaining('bad') });
    });

    test('since its params are primitive rejects with an RpcProtocolError', async () => {
      const { api } = await startDepot(connection);

      await expect(api.echo(5)).rejects.toBeInstanceOf(RpcProtocolError);
    });

    test('since it is misnamed rejects with a TypeError', async () => {
      const { client } = await startDepot(connection);

      await expect(client.call('de pot', 'add', {})).rejects.toBeInstanceOf(TypeError);
      await expect(client.call('depot', 'a.b', {})).rejects.toBeInstanceOf(TypeError);
    });
  });
}
