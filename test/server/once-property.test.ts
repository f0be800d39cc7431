import { deepStrictEqual } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Payload } from '../../src/wire/payload.js';
import { toWireResult } from '../../src/server/wire-result.js';

/** A schema, with values that it takes, all of them plain data. */
interface Made {
  readonly schema: z.ZodType;
  readonly value: fc.Arbitrary<unknown>;
}

const leaf: fc.Arbitrary<Made> = fc.constantFrom<Made[]>(
  { schema: z.number(), value: fc.integer() },
  { schema: z.number().transform((n) => n * 100), value: fc.integer() },
  { schema: z.number().transform(String), value: fc.integer() },
  { schema: z.string(), value: fc.string() },
  { schema: z.string().trim(), value: fc.string() },
  { schema: z.string().transform((text) => text.length), value: fc.string() },
  { schema: z.string().transform((text) => new Date(text.length)), value: fc.string() },
  { schema: z.stringbool(), value: fc.constantFrom('yes', 'no', 'true', 'false') },
  { schema: z.coerce.date(), value: fc.constantFrom(0, 5, '2026-01-02T00:00:00.000Z') },
  { schema: z.coerce.boolean(), value: fc.constantFrom(0, 1, 'false', '', null) },
  { schema: z.coerce.bigint(), value: fc.integer() },
  { schema: z.boolean().transform((on) => !on), value: fc.boolean() },
  { schema: z.number().nullable(), value: fc.constantFrom(null, 5) },
  { schema: z.number().catch(7), value: fc.constantFrom('x', 5) },
  { schema: z.unknown(), value: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown) },
  {
    schema: z.array(z.tuple([z.string(), z.number()])).transform((all) => new Map(all)),
    value: fc.array(fc.tuple(fc.string(), fc.integer()), { maxLength: 3 }),
  },
);

const KEYS = ['a', 'b', 'c'] as const;
const unknownKeys = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x', 'y'), fc.constantFrom(0, 'secret', null), {
  maxKeys: 3,
});

/** An object schema; some keys are optional or have a default, and values come with keys that it doesn't know. */
function objectOf(
  members: readonly Made[],
  how: readonly ('' | 'optional' | 'default')[],
  wrap: 'strip' | 'loose' | 'reshape',
): Made {
  const shape: Record<string, z.ZodType> = {};
  const values: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [index, { schema, value }] of members.entries()) {
    const key = KEYS[index] as string;
    shape[key] = how[index] === 'optional' ? schema.optional() : schema;
    if (how[index] === 'default')
      shape[key] = z
        .number()
        .default(3)
        .transform((n) => n + 1);
    values[key] = how[index] === 'default' ? fc.integer() : value;
  }
  const required = KEYS.slice(0, members.length).filter((_, index) => how[index] === '');
  const known = fc.record(values, { requiredKeys: required });
  const object = wrap === 'loose' ? z.looseObject(shape) : z.object(shape);
  const schema =
    wrap === 'reshape'
      ? object.transform((output) => ({ b: Object.values(output), keys: Object.keys(output) }))
      : object;
  return { schema, value: fc.tuple(unknownKeys, known).map(([more, its]) => Object.assign({}, more, its)) };
}

const { made } = fc.letrec<{ made: Made; object: Made }>((tie) => ({
  made: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('object'),
    tie('made').map(({ schema, value }) => ({ schema: z.array(schema), value: fc.array(value, { maxLength: 3 }) })),
    fc.tuple(tie('object'), leaf).map(([one, other]) => ({
      schema: z.union([one.schema, other.schema]),
      value: fc.oneof(one.value, other.value),
    })),
  ),
  object: fc
    .tuple(
      fc.array(tie('made'), { minLength: 1, maxLength: 3 }),
      fc.tuple(...KEYS.map(() => fc.constantFrom('' as const, 'optional' as const, 'default' as const))),
      fc.constantFrom('strip' as const, 'loose' as const, 'reshape' as const),
    )
    .map(([members, how, wrap]) => objectOf(members, how, wrap)),
}));

const cases = made.chain(({ schema, value }) => value.map((returned) => ({ schema, returned })));

/** What JSON makes of an output; `undefined` where there is no such thing. */
function jsonOf(output: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(output));
  } catch {
    return undefined;
  }
}

/** All that is left of plain data when one key is taken out of it, one for each key at any depth. */
function withoutOneKey(tree: unknown): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const inside = Object.entries(tree).flatMap(([key, member]) =>
    withoutOneKey(member).map((less) =>
      Object.assign(Array.isArray(tree) ? [...(tree as unknown[])] : { ...tree }, { [key]: less }),
    ),
  );
  if (Array.isArray(tree)) return inside;
  const outside = Object.keys(tree).map((gone) =>
    Object.fromEntries(Object.entries(tree).filter(([key]) => key !== gone)),
  );
  return [...outside, ...inside];
}

test('what the types promise is what arrives, and no key is sent that makes no difference', async () => {
  let inputs = 0;
  await fc.assert(
    fc.asyncProperty(cases, async ({ schema, returned }) => {
      const promised = schema.safeParse(returned);
      fc.pre(promised.success);

      const sent = await toWireResult(schema, returned);

      expect(sent).not.toHaveProperty('issues');
      const tree = (sent as Payload).read();
      deepStrictEqual(schema.parse(structuredClone(tree)), promised.data);
      if (isDeepStrictEqual(tree, jsonOf(promised.data))) return;
      inputs += 1;
      const others = withoutOneKey(tree).map((less) => schema.safeParse(less).data);
      expect(others.filter((other) => isDeepStrictEqual(other, promised.data))).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(inputs).toBeGreaterThan(20);
}, 60_000);
