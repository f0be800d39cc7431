import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toWireResult } from '../../src/server/handler-replies.js';
import type { Payload } from '../../src/wire/payload.js';
import { counting } from './support/counting.js';

describe('an unknown key stays on the server, though the output has a member of that name', () => {
  const a = z.string().optional();

  test.each([1, 40])('in %i rows, made from a member that has another name there', async (count) => {
    const row = z.object({ a }).transform((of) => ({ b: of.a }));
    const returned = Array.from({ length: count }, () => ({ a: 'sent', b: 'secret' }));

    const result = await toWireResult(z.array(row), returned);

    expect((result as Payload).read()).toEqual(returned.map(() => ({ a: 'sent' })));
  });

  test.each([1, 40])('in %i rows, made from a member that it has as well', async (count) => {
    const row = z.object({ a }).transform((of) => ({ a: `${of.a}!`, b: of.a }));
    const returned = Array.from({ length: count }, () => ({ a: 'sent', b: 'secret' }));

    const result = await toWireResult(z.array(row), returned);

    expect((result as Payload).read()).toEqual(returned.map(() => ({ a: 'sent' })));
  });
});

describe('an unknown key stays on the server, though more than 32 names have something amiss at their place', () => {
  const numbers = Array.from({ length: 40 }, (_, id) => id);
  const perhaps = z.string().optional();
  const weight = z.number().optional();
  const known = Object.fromEntries(numbers.map((id) => [`a${id}`, perhaps]));
  const sent = Object.fromEntries(numbers.map((id) => [`a${id}`, `sent ${id}`]));
  const unknown = Object.fromEntries(numbers.map((id) => [`b${id}`, 'secret']));

  const partOf = (of: object, id: number): string => (of as Readonly<Record<string, string>>)[`a${id}`] ?? '';

  test('where each is made from one other key', async () => {
    const object = z.object(known).transform((of) => ({
      ...Object.fromEntries(numbers.map((id) => [`a${id}`, `${partOf(of, id)}!`])),
      ...Object.fromEntries(numbers.map((id) => [`b${id}`, partOf(of, id)])),
    }));
    const { schema, parses } = counting(object);

    const result = await toWireResult(schema, { ...unknown, ...sent });

    expect((result as Payload).read()).toEqual(sent);
    expect(parses()).toBeLessThan(50);
  });

  test('where each is made from two other keys', async () => {
    const object = z.object({ ...known, prefix: perhaps }).transform((of) => ({
      prefix: `${of.prefix}!`,
      ...Object.fromEntries(numbers.map((id) => [`a${id}`, `${partOf(of, id)}!`])),
      ...Object.fromEntries(numbers.map((id) => [`b${id}`, `${of.prefix} ${partOf(of, id)}`])),
    }));
    const { schema, parses } = counting(object);

    const result = await toWireResult(schema, { ...unknown, prefix: 'p', ...sent });

    expect((result as Payload).read()).toEqual({ ...sent, prefix: 'p' });
    expect(parses()).toBeLessThan(150);
  });

  test('in rows, of which only some know the key', async () => {
    const row = z.union([
      z.object({ kind: z.literal('x'), b: perhaps }).transform((of) => ({ kind: of.kind, b: `${of.b}!` })),
      z.object({ kind: z.literal('y'), a: perhaps }).transform((of) => ({ kind: of.kind, a: `${of.a}!`, b: of.a })),
    ]);
    const { schema, parses } = counting(z.array(row));
    const returned = numbers.map((id) =>
      id % 3 === 0 ? { kind: 'x', b: 'sent' } : { kind: 'y', a: 'a', b: 'secret' },
    );

    const result = await toWireResult(schema, returned);

    expect((result as Payload).read()).toEqual(returned.map((of) => (of.kind === 'x' ? of : { kind: 'y', a: 'a' })));
    expect(parses()).toBeLessThan(100);
  });

  test.each([40, 200])('where each of %i depends on all others', async (count) => {
    const names = Array.from({ length: count }, (_, id) => `k${id}`);
    const weights: Record<string, typeof weight> = Object.fromEntries(names.map((name) => [name, weight]));
    const shares = z.object(weights).transform((of) => {
      const all = names.reduce((sum, name) => sum + (of[name] ?? 0), 0);
      return { all, ...Object.fromEntries(names.map((name) => [name, (of[name] ?? 0) / all])) };
    });
    const returned = Object.fromEntries(names.map((name) => [name, 3]));

    const result = await toWireResult(shares, { ...returned, all: 'secret' });

    expect((result as Payload).read()).toEqual(returned);
  });
});

test('what depends on too many keys at once is refused', async () => {
  const shares = z.object({ of: z.record(z.string(), z.number()) }).transform(({ of }) => {
    const all = Object.values(of).reduce((sum, each) => sum + each, 0);
    return { of: Object.fromEntries(Object.entries(of).map(([name, each]) => [name, each / all])) };
  });
  const { schema, parses } = counting(shares);

  const result = await toWireResult(schema, {
    of: Object.fromEntries(Array.from({ length: 270 }, (_, id) => [`k${id}`, 3])),
  });

  expect(result).toEqual({
    issues: [
      {
        path: ['of'],
        message:
          "can't cross as JSON: each of 270 keys changes what the schema makes of the others, so it can't be told which of them it " +
          'knows: return fewer, or let the schema leave alone what it has made',
      },
    ],
  });
  expect(parses()).toBeLessThan(300);
});

test('of 200 rows, of each of which all members depend on each other, all are sent', async () => {
  const row = z
    .object({ a: z.number(), b: z.number(), c: z.number() })
    .partial()
    .transform(({ a = 0, b = 0, c = 0 }) => ({
      a: a / (a + b + c),
      b: b / (a + b + c),
      c: c / (a + b + c),
      all: a + b + c,
    }));
  const { schema, parses } = counting(z.array(row));
  const returned = Array.from({ length: 200 }, (_, id) => ({ a: id + 1, b: 2, c: 3 }));

  const result = await toWireResult(
    schema,
    returned.map((of) => ({ ...of, all: 'secret' })),
  );

  expect((result as Payload).read()).toEqual(returned);
  expect(parses()).toBeLessThan(150);
});
