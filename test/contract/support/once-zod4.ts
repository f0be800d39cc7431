import { z } from 'zod';
import { at, day, Money, type OnceCase, same, Sealed } from './once-cases.js';

const iso = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
const double = z.number().transform((n) => n * 2);
const odd = JSON.parse('{"__proto__":1,"toString":2}') as unknown;

export const zod4: readonly OnceCase[] = [
  same('plain data', z.object({ sum: z.number() }), { sum: 5 }),
  same('null', z.string().nullable(), null),
  same('odd keys', z.any(), odd),
  ['-0', z.number(), -0, 0, 0],
  ['a transform', z.number().transform((n) => n * 100), 5, 5, 500],
  ['a transform that changes nothing twice', z.string().trim(), ' a ', 'a', 'a'],
  ['a transform to another type', z.string().transform((text) => text.length), 'abc', 'abc', 3],
  ['an asynchronous transform', z.number().transform(async (n) => n * 3), 5, 5, 15],
  ['a boolean by words', z.stringbool(), 'yes', 'yes', true],
  ['a codec', iso, day, day, at],
  ['a codec in an object', z.object({ at: iso }), { at: day, x: 1 }, { at: day }, { at }],
  ['a date by coercion', z.coerce.date(), at, day, at],
  ['a number by coercion', z.coerce.number(), '5', 5, 5],
  ['a boolean by coercion', z.coerce.boolean(), 'false', true, true],
  ['a bigint by coercion', z.coerce.bigint(), '12', '12', 12n],
  ['a default', z.object({ n: z.number().default(7) }), {}, { n: 7 }, { n: 7 }],
  ['a default that is transformed', z.object({ n: z.number().default(7).pipe(double) }), {}, {}, { n: 14 }],
  ['a catch', z.number().catch(0), 'x', 0, 0],
  ['a preprocessed value', z.preprocess((x) => (Array.isArray(x) ? x : [x]), z.array(z.string())), 'a', ['a'], ['a']],
  ['a tuple', z.tuple([double, z.string()]), [1, 'a'], [1, 'a'], [2, 'a']],
  ['a record of transforms', z.record(z.string(), double), { x: 1, y: 2 }, { x: 1, y: 2 }, { x: 2, y: 4 }],
  ['a Map that is made', z.array(z.tuple([z.string(), z.number()])).transform((all) => new Map(all)), ...map()],
  ['an instance that shows what it holds', moneyOf(Money), { cents: 5, secret: 1 }, { cents: 5 }, { cents: 5 }],
  ['an instance that hides what it holds', moneyOf(Sealed), { cents: 5 }, { cents: 5 }, 5],
];

export const zod4Keys: readonly OnceCase[] = [
  ['unknown keys', z.object({ a: z.number() }), { a: 1, secret: 2 }, { a: 1 }, { a: 1 }],
  ['unknown keys beside a transform', z.object({ a: double }), { a: 1, secret: 2 }, { a: 1 }, { a: 2 }],
  [
    'unknown keys inside of arrays',
    z.array(z.object({ a: z.object({ b: double }) })),
    [{ a: { b: 1, secret: 1 } }, { secret: 2, a: { b: 2 } }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{ a: { b: 2 } }, { a: { b: 4 } }],
  ],
  [
    'a transform that reshapes the whole',
    z.object({ first: z.string(), last: z.string() }).transform(({ first, last }) => ({ name: `${first} ${last}` })),
    { first: 'Ada', last: 'L', password: 'x' },
    { first: 'Ada', last: 'L' },
    { name: 'Ada L' },
  ],
  [
    'a transform whose output has the name of an unknown key',
    z.object({ id: z.number() }).transform(({ id }) => ({ id: id * 2, label: `n${id}` })),
    { id: 1, label: 'secret' },
    { id: 1 },
    { id: 2, label: 'n1' },
  ],
  ['keys kept on purpose', z.looseObject({ a: double }), { a: 1, b: 2 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
  [
    'a union of which some transform',
    z.array(z.union([z.object({ t: z.literal('a'), x: double }), z.object({ t: z.literal('b'), y: z.number() })])),
    [
      { t: 'a', x: 1, y: 9 },
      { t: 'b', y: 2, x: 9 },
    ],
    [
      { t: 'a', x: 1 },
      { t: 'b', y: 2 },
    ],
    [
      { t: 'a', x: 2 },
      { t: 'b', y: 2 },
    ],
  ],
  [
    'an asynchronous refinement',
    z.object({ a: z.number().refine(async () => true) }),
    { a: 1, b: 2 },
    { a: 1 },
    { a: 1 },
  ],
  ['members that are undefined', z.object({ a: z.string().optional() }), { a: undefined, b: 1 }, {}, {}],
  ['anything', z.unknown(), { at, n: [1] }, { at: day, n: [1] }, { at: day, n: [1] }],
  [
    'anything beside a transform',
    z.object({ at: z.any(), n: double }),
    { at, n: 1, s: 1 },
    { at: day, n: 1 },
    { at: day, n: 2 },
  ],
  ['a Date or text', z.union([z.date(), z.string()]), at, day, day],
];

export const zod4Undefined: readonly OnceCase[] = [
  ['undefined', z.void(), undefined, null, undefined],
  ['undefined where null is a date', z.coerce.date().optional(), undefined, null, undefined],
  ['undefined where null is valid', z.string().nullish(), undefined, null, undefined],
  ['undefined that has a default', z.string().default('x'), undefined, 'x', 'x'],
  [
    'undefined that is transformed',
    z
      .string()
      .optional()
      .transform((text) => text?.length ?? 0),
    undefined,
    null,
    0,
  ],
  ['an output of undefined', z.string().transform(() => undefined), 'a', 'a', undefined],
];

function moneyOf(type: new (cents: number) => object) {
  return z.object({ cents: z.number().default(0) }).transform(({ cents }) => new type(cents));
}

function map(): readonly [unknown, unknown, unknown] {
  const entries = [['a', 1]] as const;
  return [entries, entries, new Map(entries)];
}
