import { type, type Type } from 'arktype';
import { fc } from '../../chance.js';
import type { StandardSchema } from 'rpc-testkit';
import * as v from 'valibot';
import { z } from 'zod';
import { z as z3 } from 'zod3';
import { dates, json, type Library, pairs, reshaped, yesOrNo } from './once-library.js';

/** zod 4, and zod 3.25, which has the same words for what is used here. */
function zodLibrary(zod: typeof z, more: Library['leaves']): Library {
  return {
    hundredfold: zod.number().transform((n) => n * 100),
    leaves: [
      [zod.number(), fc.integer()],
      [zod.number().transform(String), fc.integer()],
      [zod.string(), fc.string()],
      [zod.string().trim(), fc.string()],
      [zod.string().transform((text) => text.length), fc.string()],
      [zod.string().transform((text) => new Date(text.length)), fc.string()],
      [zod.coerce.date(), dates],
      [zod.coerce.boolean(), fc.constantFrom(0, 1, 'false', '', null)],
      [zod.coerce.bigint(), fc.integer()],
      [zod.boolean().transform((on) => !on), fc.boolean()],
      [zod.number().nullable(), fc.constantFrom(null, 5)],
      [zod.number().catch(7), fc.constantFrom('x', 5)],
      [zod.unknown(), json],
      [zod.array(zod.tuple([zod.string(), zod.number()])).transform((all) => new Map(all)), pairs],
      ...more,
    ],
    list: (schema) => zod.array(schema as z.ZodType),
    either: (one, other) => zod.union([one as z.ZodType, other as z.ZodType]),
    object(members, wrap) {
      const raised = zod
        .number()
        .default(3)
        .transform((n) => n + 1);
      const shape = [...members].map(([key, [schema, presence]]) => {
        if (presence === 'default') return [key, raised];
        return [key, presence === 'optional' ? (schema as z.ZodType).optional() : schema];
      });
      const object = zod.object(Object.fromEntries(shape) as z.ZodRawShape);
      if (wrap === 'reshape') return object.transform(reshaped);
      return wrap === 'loose' ? object.passthrough() : object;
    },
  };
}

type AnyValibot = v.GenericSchema;
const toV = (schema: StandardSchema): AnyValibot => schema as AnyValibot;

const valibot: Library = {
  hundredfold: v.pipe(
    v.number(),
    v.transform((n) => n * 100),
  ),
  leaves: [
    [v.number(), fc.integer()],
    [
      v.pipe(
        v.number(),
        v.transform((n) => n * 100),
      ),
      fc.integer(),
    ],
    [v.pipe(v.number(), v.transform(String)), fc.integer()],
    [v.pipe(v.string(), v.trim()), fc.string()],
    [
      v.pipe(
        v.string(),
        v.transform((text) => text.length),
      ),
      fc.string(),
    ],
    [
      v.pipe(
        v.string(),
        v.transform((text) => new Date(text.length)),
      ),
      fc.string(),
    ],
    [
      v.pipe(
        v.unknown(),
        v.transform((at) => new Date(at as string)),
        v.date(),
      ),
      dates,
    ],
    [
      v.pipe(
        v.number(),
        v.transform((n) => BigInt(n)),
      ),
      fc.integer(),
    ],
    [
      v.pipe(
        v.boolean(),
        v.transform((on) => !on),
      ),
      fc.boolean(),
    ],
    [
      v.pipe(
        v.picklist(['yes', 'no', 'true', 'false']),
        v.transform((text) => /yes|true/.test(text)),
      ),
      yesOrNo,
    ],
    [v.nullable(v.number()), fc.constantFrom(null, 5)],
    [v.fallback(v.number(), 7), fc.constantFrom('x', 5)],
    [v.unknown(), json],
    [
      v.pipe(
        v.array(v.tuple([v.string(), v.number()])),
        v.transform((all) => new Map(all)),
      ),
      pairs,
    ],
  ],
  list: (schema) => v.array(toV(schema)),
  either: (one, other) => v.union([toV(one), toV(other)]),
  object(members, wrap) {
    const raised = v.pipe(
      v.optional(v.number(), 3),
      v.transform((n) => n + 1),
    );
    const shape = [...members].map(([key, [schema, presence]]) => {
      if (presence === 'default') return [key, raised];
      return [key, presence === 'optional' ? v.optional(toV(schema)) : schema];
    });
    const entries = Object.fromEntries(shape) as v.ObjectEntries;
    if (wrap === 'reshape')
      return v.pipe(
        v.object(entries),
        v.transform((output) => reshaped(output)),
      );
    return wrap === 'loose' ? v.looseObject(entries) : v.object(entries);
  },
};

const raised = type('number').pipe((n) => n + 1);

const arktype: Library = {
  hundredfold: type('number').pipe((n) => n * 100),
  leaves: [
    [type('number'), fc.integer()],
    [type('number').pipe(String), fc.integer()],
    [type('string.trim'), fc.string()],
    [type('string').pipe((text) => text.length), fc.string()],
    [type('string').pipe((text) => new Date(text.length)), fc.string()],
    [type('string.date.iso.parse'), fc.constant('2026-01-02T00:00:00.000Z')],
    [type('string.numeric.parse'), fc.integer().map(String)],
    [type('number').pipe(BigInt), fc.integer()],
    [type('boolean').pipe((on) => !on), fc.boolean()],
    [type("'yes' | 'no' | 'true' | 'false'").pipe((text) => /yes|true/.test(text)), yesOrNo],
    [type('number | null'), fc.constantFrom(null, 5)],
    [type('unknown'), json],
    [
      type(['string', 'number'])
        .array()
        .pipe((all) => new Map(all as [string, number][])),
      pairs,
    ],
  ],
  list: (schema) => (schema as Type).array(),
  either(one, other) {
    try {
      return (one as Type).or(other as Type);
    } catch {
      // Two that transform and overlap.
      return undefined;
    }
  },
  object(members, wrap) {
    const shape = [...members].map(([key, [schema, presence]]) => {
      if (presence === 'default') return [key, [raised, '=', 3]];
      return [presence === 'optional' ? `${key}?` : key, schema];
    });
    const object = type(Object.fromEntries(shape) as { readonly a: Type });
    if (wrap === 'loose') return object;
    const stripped = object.onUndeclaredKey('delete');
    return wrap === 'strip' ? stripped : stripped.pipe(reshaped);
  },
};

export const LIBRARIES: readonly (readonly [name: string, library: Library])[] = [
  ['zod 4', zodLibrary(z, [[z.stringbool(), yesOrNo]])],
  ['zod 3.25', zodLibrary(z3 as never, [])],
  ['valibot', valibot],
  ['arktype', arktype],
];
