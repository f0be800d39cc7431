import { expect } from 'vitest';
import type { Caller } from './peers.js';

const item = {
  sku: 'Ünïcødé \u{1F600} "\\\n',
  shelfId: 'a-1',
  owner: null,
  size: 'large',
  at: [1.5, -2],
  prices: { EUR: 9.99, 'x-y': 0 },
  form: { kind: 'box', width: 0.1, lid: null },
  parts: [
    {
      sku: '',
      shelfId: '',
      owner: 'ann',
      count: 3,
      size: 'small',
      at: [0, 0],
      prices: {},
      form: { kind: 'circle', radius: 1 },
    },
  ],
};

/** What is tried in each direction. A worker of the other language serves. */
export const CASES: readonly (readonly [what: string, run: (caller: Caller) => Promise<void>])[] = [
  [
    'a call',
    async ({ call }) => {
      expect(await call('add', { a: 2, b: 3 })).toEqual({ result: { sum: 5 } });
    },
  ],
  [
    'a model: nested, recursive, with what is unset, null and preset',
    async ({ call }) => {
      expect(await call('keep', { item })).toEqual({ result: { item: { ...item, count: 1 } } });
    },
  ],
  [
    'an integer, which Python may write as 2.0',
    async ({ call }) => {
      expect(await call('half', { of: 4 })).toEqual({ result: { value: 2 } });
    },
  ],
  [
    'a result that is no object, and none at all',
    async ({ call }) => {
      expect(await call('shout', { text: 'ß é' })).toEqual({ result: 'SS É' });
      expect(await call('sweep')).toEqual({ result: null });
    },
  ],
  [
    'members that the contract does not know are dropped',
    async ({ call }) => {
      expect(await call('add', { a: 1, b: 1, c: 1 }, { how: 'raw' })).toEqual({ result: { sum: 2 } });
    },
  ],
  [
    'an error of the application, with data and without',
    async ({ call }) => {
      const error = { code: 1001, message: 'no stock' };

      expect(await call('refuse', { why: 'sold' })).toEqual({ error: { ...error, data: { why: 'sold' } } });
      expect(await call('refuse')).toEqual({ error });
    },
  ],
  [
    'a handler that fails',
    async ({ call }) => {
      const data = { name: 'TypeError', message: 'boom' };

      expect(await call('crash')).toEqual({ error: { code: -32603, message: 'Internal error', data } });
    },
  ],
  [
    'a method that is not there',
    async ({ call }) => {
      const error = { code: -32601, message: 'Method not found' };

      expect(await call('nowhere', {}, { how: 'raw' })).toEqual({ error });
    },
  ],
  [
    'refused params: of another type, missing, null for what is optional',
    async ({ call }) => {
      const refused = { error: expect.objectContaining({ code: -32602, message: 'Invalid params' }) };

      expect(await call('add', { a: '1', b: true }, { how: 'raw' })).toEqual(refused);
      expect(await call('add', { a: 1 }, { how: 'raw' })).toEqual(refused);
      expect(await call('refuse', { why: null }, { how: 'raw' })).toEqual(refused);
    },
  ],
  [
    'a refused result: by the server, by the caller',
    async ({ call }) => {
      const refused = { error: expect.objectContaining({ code: -32603, message: 'Result validation failed' }) };

      expect(await call('wrong')).toEqual(refused);
      expect(await call('drift')).toEqual({ failed: 'result' });
    },
  ],
  [
    'a notification, and one whose params are refused',
    async ({ call }) => {
      await call('note', { line: 'one' });
      await call('note', { line: 2 }, { how: 'notify' });
      await call('note', { line: 'three' });

      expect(await call('notes')).toEqual({ result: ['one', 'three'] });
    },
  ],
  [
    '100 calls at once',
    async ({ call }) => {
      const outcomes = await Promise.all(Array.from({ length: 100 }, (_, a) => call('add', { a, b: 1 })));

      expect(outcomes).toEqual(Array.from({ length: 100 }, (_, a) => ({ result: { sum: a + 1 } })));
    },
  ],
  [
    'a megabyte',
    async ({ call }) => {
      const text = 'a'.repeat(1_000_000);

      expect(await call('shout', { text })).toEqual({ result: text.toUpperCase() });
    },
  ],
];
