import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod3';
import { at, day, type OnceCase, same } from './once-cases.js';

const double = z.number().transform((n) => n * 2);

export const zod3: readonly OnceCase[] = [
  same('plain data', z.object({ sum: z.number(), list: z.array(z.string()) }), { sum: 5, list: ['a'] }),
  ['a transform', z.number().transform((n) => n * 100), 5, 5, 500],
  ['an asynchronous transform', z.number().transform(async (n) => n * 100), 5, 5, 500],
  ['a date by coercion', z.object({ at: z.coerce.date() }), { at }, { at: day }, { at }],
  ['text made a date', z.string().transform((text) => new Date(text)), day, day, at],
  ['a default', z.object({ n: z.number().default(7) }), {}, { n: 7 }, { n: 7 }],
  ['unknown keys', z.object({ a: z.number() }), { a: 1, secret: 2 }, { a: 1 }, { a: 1 }],
  ['unknown keys beside a transform', z.object({ a: double }), { a: 1, secret: 2 }, { a: 1 }, { a: 2 }],
  ['keys kept on purpose', z.object({ a: double }).passthrough(), { a: 1, b: 2 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
  ['undefined', z.void(), undefined, null, undefined],
  ['undefined where null is a date', z.coerce.date().optional(), undefined, null, undefined],
];

const twice = v.pipe(
  v.number(),
  v.transform((n) => n * 2),
);

export const valibot: readonly OnceCase[] = [
  same('plain data', v.object({ sum: v.number(), list: v.array(v.string()) }), { sum: 5, list: ['a'] }),
  ['a transform', twice, 5, 5, 10],
  [
    'an asynchronous transform',
    v.pipeAsync(
      v.number(),
      v.transformAsync(async (n) => n * 2),
    ),
    5,
    5,
    10,
  ],
  [
    'text made a date',
    v.pipe(
      v.string(),
      v.transform((text) => new Date(text)),
    ),
    day,
    day,
    at,
  ],
  ['a default', v.object({ n: v.optional(v.number(), 7) }), {}, { n: 7 }, { n: 7 }],
  ['a fallback', v.fallback(v.number(), 0), 'x', 0, 0],
  ['unknown keys', v.object({ a: v.number() }), { a: 1, secret: 2 }, { a: 1 }, { a: 1 }],
  ['unknown keys beside a transform', v.object({ a: twice }), { a: 1, secret: 2 }, { a: 1 }, { a: 2 }],
  ['keys kept on purpose', v.looseObject({ a: twice }), { a: 1, b: 2 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
  ['undefined', v.void(), undefined, null, undefined],
  ['undefined where null is valid', v.nullish(v.string()), undefined, null, undefined],
];

const length = type('string').pipe((text) => text.length);

export const arktype: readonly OnceCase[] = [
  same('plain data', type({ sum: 'number', list: 'string[]' }), { sum: 5, list: ['a'] }),
  ['a transform', type('number').pipe((n) => n * 100), 5, 5, 500],
  ['a transform to another type', length, 'abc', 'abc', 3],
  ['a date read from text', type('string.date.iso.parse'), day, day, at],
  ['a number read from text', type('string.numeric.parse'), '5', '5', 5],
  ['a default', type({ n: 'number = 7' }), {}, { n: 7 }, { n: 7 }],
  ['unknown keys', type({ a: 'number', '+': 'delete' }), { a: 1, secret: 2 }, { a: 1 }, { a: 1 }],
  [
    'unknown keys beside a transform',
    type({ a: length, '+': 'delete' }),
    { a: 'xy', secret: 2 },
    { a: 'xy' },
    { a: 2 },
  ],
  ['keys kept on purpose', type({ a: length }), { a: 'xy', b: 2 }, { a: 'xy', b: 2 }, { a: 2, b: 2 }],
  ['undefined', type('undefined'), undefined, null, undefined],
];
