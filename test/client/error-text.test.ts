import { defineContract, defineMethod, RpcError } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const items = z.array(z.object({ price: z.number({ error: 'no price' }) }));
const shop = defineContract('shop', { order: defineMethod({ params: z.object({ items }), result: z.null() }) });

const refuse = async (orders: unknown[]): Promise<RpcError> => {
  const { client } = await startPair(shop, { order: () => null });
  return (await rejectionOf(client.call('shop', 'order', { items: orders }))) as RpcError;
};

test('below the first line of its stack and in its diff, an error tells its method, code and issues', async () => {
  const error = await refuse([{ price: 'x' }]);

  const details = ['method: shop.order', 'code: -32602', 'issue: items.0.price: no price'];
  expect(error.diff).toBe(details.join('\n'));
  expect(error.stack?.split('\n').slice(0, 4)).toEqual([
    'RpcError: Invalid params',
    ...details.map((line) => `    ${line}`),
  ]);
  expect(error.stack).toContain('error-text.test');
});

test('what is added for people changes neither the message nor what an error is equal to', async () => {
  const error = await refuse([{ price: 'x' }]);

  expect(error.message).toBe('Invalid params');
  expect(Object.keys(error)).toEqual(['code', 'data']);
  expect(error).toStrictEqual(new RpcError(-32602, 'Invalid params', error.data));
});

test('a long list of issues is cut short', async () => {
  const error = await refuse(Array.from({ length: 50 }, () => ({ price: 'x' })));

  const lines = String(error.diff).split('\n');
  expect(lines).toHaveLength(13);
  expect(lines.at(-1)).toBe('and 40 more');
});

test('data that throws when it is read is data all the same', () => {
  const data = Object.defineProperty({}, 'issues', {
    get() {
      throw new Error('hands off');
    },
  });

  const error = new RpcError(5, 'x', data, { method: 'a.b' });

  expect(error.diff).toBe('method: a.b\ncode: 5');
});

test('an error that its maker gave no method has no diff', () => {
  expect('diff' in new RpcError(5, 'x')).toBe(false);
});

test('the issues of an error of any making are told, ten at most, each on a line', () => {
  const diffOf = (data: unknown): string[] =>
    (new RpcError(5, 'x', data, { method: 'a.b' }).diff ?? '').split('\n').slice(2);
  const issue = { path: [], message: 'no\n  \tgood' };

  expect(diffOf({ issues: [issue] })).toEqual(['issue: no good']);
  expect(diffOf({ issues: [{ path: ['a', 0], message: 'no' }] })).toEqual(['issue: a.0: no']);
  expect(diffOf({ issues: [{ path: 'abc', message: 'no' }, null] })).toEqual(['issue: no', 'issue: undefined']);
  expect(diffOf({ issues: Array.from({ length: 10 }, () => issue) })).toHaveLength(10);
  expect(diffOf({ issues: Array.from({ length: 12 }, () => issue) }).at(-1)).toBe('and 2 more');
  for (const data of [undefined, null, 5, {}, { issues: 'x' }, { issues: { length: 1 } }])
    expect(diffOf(data)).toEqual([]);
});

test('an error without a message, or whose stack is its own, keeps both', () => {
  const error = new RpcError(5, '', undefined, { method: 'a.b' });

  expect(error.stack?.split('\n').slice(0, 3)).toEqual(['RpcError', '    method: a.b', '    code: 5']);
  expect(Object.getOwnPropertyDescriptor(error, 'method')).toMatchObject({ configurable: true, writable: true });
});
