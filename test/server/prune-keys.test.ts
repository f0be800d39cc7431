import { type } from 'arktype';
import type { StandardSchema } from 'rpc-testkit';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { counting } from './support/counting.js';
import { pruneKeys } from '../../src/server/prune-keys.js';
import { toWireResult } from '../../src/server/handler-replies.js';
import type { Payload } from '../../src/wire/payload.js';

const rows = Array.from({ length: 1_000 }, (_, id) => ({ id, name: `n${id}`, secret: 1, tag: 'x' }));
const sent = rows.map(({ id, name }) => ({ id, name }));

const rowZ = z.object({ id: z.number().transform((id) => id + 1), name: z.string(), tag: z.string().optional() });
const rowV = v.object({
  id: v.pipe(
    v.number(),
    v.transform((id) => id + 1),
  ),
  name: v.string(),
});
const rowA = type({ id: type('number').pipe((id) => id + 1), name: 'string', '+': 'delete' });

describe('keys that make no difference are found by few parses', () => {
  test.each<[string, StandardSchema, readonly object[], unknown]>([
    ['zod', z.array(rowZ), rows, rows.map(({ id, name, tag }) => ({ id, name, tag }))],
    ['valibot', v.array(rowV), rows, sent],
    ['arktype', rowA.array(), rows, sent],
  ])('of 1,000 rows, for %s', async (_library, of, returned, expected) => {
    const { schema, parses } = counting(of);

    const result = await toWireResult(schema, JSON.parse(JSON.stringify(returned)));

    expect(result).not.toHaveProperty('issues');
    expect((result as Payload).read()).toEqual(expected);
    expect(parses()).toBeLessThan(60);
  });

  test('of plain data that its schema leaves alone, by one', async () => {
    const { schema, parses } = counting(z.object({ list: z.array(z.object({ a: z.number() })) }));

    await toWireResult(schema, { list: [{ a: 1 }, { a: 2 }] });

    expect(parses()).toBe(1);
  });

  test('of a result whose unknown keys go, by two', async () => {
    const { schema, parses } = counting(z.object({ a: z.number() }));

    const result = await toWireResult(schema, { a: 1, secret: 2 });

    expect((result as Payload).read()).toEqual({ a: 1 });
    expect(parses()).toBe(2);
  });
});

test('of 1,000 rows with another name for an optional key, all are kept by few parses', async () => {
  const row = z.object({ a: z.number().optional() }).transform(({ a }) => ({ b: a }));
  const { schema, parses } = counting(z.array(row));
  const returned = rows.map(({ id }) => ({ a: id, c: 'secret' }));

  const result = await toWireResult(schema, returned);

  expect((result as Payload).read()).toEqual(rows.map(({ id }) => ({ a: id })));
  expect(parses()).toBeLessThan(60);
});

test('of 1,000 keys, the two that a sum needs are found by few parses', async () => {
  const sum = z.record(z.string(), z.number()).transform(({ k7, k900 }) => ({ sum: (k7 ?? 0) + (k900 ?? 0) }));
  const { schema, parses } = counting(sum);

  const result = await toWireResult(schema, Object.fromEntries(rows.map(({ id }) => [`k${id}`, id])));

  expect((result as Payload).read()).toEqual({ k7: 7, k900: 900 });
  expect(parses()).toBeLessThan(120);
});

test('what is inside of a key that goes is not looked at', async () => {
  const { schema, parses } = counting(z.object({ a: z.number().transform((a) => a + 1) }));

  const result = await toWireResult(schema, { a: 1, secret: { inside: { deep: 1 } } });

  expect((result as Payload).read()).toEqual({ a: 1 });
  expect(parses()).toBe(6);
});

test('a key that is null, with nothing inside, is sent', async () => {
  const { schema } = counting(z.object({ a: z.null().transform(() => 1) }));

  const result = await toWireResult(schema, { a: null, list: null });

  expect((result as Payload).read()).toEqual({ a: null });
});

describe('a key', () => {
  test.each([2, 32])('that one of %i rows needs, whichever, stays in one', async (count) => {
    const returned = Array.from({ length: count }, (_, a) => ({ a }));
    const places = returned.map((_, index) => [index, 'a']);
    const isOne = (tree: unknown): boolean => (tree as { a?: number }[]).some(({ a }) => a !== undefined);

    const pruned = await pruneKeys(
      returned,
      async (tree) => ({ places: isOne(tree) ? [] : places, isRefused: true }),
      () => true,
    );

    expect(pruned).toEqual(returned.map(({ a }) => (a === count - 1 ? { a } : {})));
  });

  test('that is spared is not tried', async () => {
    const tree = { a: 1, b: { c: 1 } };
    const tried: unknown[] = [];

    const pruned = await pruneKeys(
      tree,
      async (less) => {
        tried.push(less);
        return { places: [], isRefused: false };
      },
      (path) => path.join('.') === 'b.c',
    );

    expect(pruned).toEqual({ a: 1, b: {} });
    expect(tried).toEqual([{ a: 1, b: {} }]);
  });
});

test('1,000 keys that are all needed, each for its own place, are kept by few parses', async () => {
  const { schema, parses } = counting(
    z.record(
      z.string(),
      z.number().transform((n) => n + 1),
    ),
  );
  const returned = Object.fromEntries(rows.map(({ id }) => [`k${id}`, id]));

  // A record does without any key: so only what it makes of one is amiss.
  const result = await toWireResult(schema, returned);

  expect((result as Payload).read()).toEqual(returned);
  expect(parses()).toBeLessThan(30);
});
