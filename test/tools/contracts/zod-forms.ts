import { defineContract, defineMethod, defineNotification, type StandardSchema } from 'rpc-testkit';
import { z } from 'zod';

const Money = z
  .object({ amount: z.int().min(0), currency: z.enum(['EUR', 'USD']).default('EUR') })
  .meta({ id: 'Money', description: 'An amount in the smallest unit.' });

const Tree = z
  .object({
    value: z.int(),
    get children() {
      return z.array(Tree);
    },
  })
  .meta({ id: 'Tree' });

const Category = z.object({
  name: z.string(),
  get parent() {
    return Category.optional();
  },
});

const isoDate = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

const { params, result } = { params: z.object({}), result: z.object({}) };

/** A method that takes a value and gives one back. */
function echo<Schema extends StandardSchema & z.ZodType>(value: Schema) {
  return defineMethod({ params: z.object({ value }), result: value });
}

export const zodForms = defineContract('zod-forms', {
  text: echo(z.string()),
  textBounds: echo(z.string().min(1).max(5)),
  pattern: echo(z.string().regex(/^[a-z]+(?:-[a-z]+)*$/)),
  startsWith: echo(z.string().startsWith('a.').endsWith('z')),
  email: echo(z.email()),
  uuid: echo(z.uuid()),
  dateTime: echo(z.iso.datetime()),
  date: echo(z.iso.date()),
  url: echo(z.url()),
  base64: echo(z.base64()),
  number: echo(z.number()),
  numberBounds: echo(z.number().gt(0).lte(1)),
  integer: echo(z.int()),
  int32: echo(z.int32()),
  multiple: echo(z.number().multipleOf(0.5)),
  boolean: echo(z.boolean()),
  nothing: echo(z.null()),
  anything: echo(z.unknown()),
  json: echo(z.json()),
  literal: echo(z.literal('on')),
  literals: echo(z.literal(['a', 1, true, null, 1.5])),
  enumeration: echo(z.enum(['small', 'large'])),
  nullable: echo(z.string().nullable()),
  optional: defineMethod({ params: z.object({ nick: z.string().optional(), age: z.int().nullish() }), result }),
  preset: defineMethod({
    params: z.object({ page: z.int().default(1), sort: z.string().nullable().default(null) }),
    result,
  }),
  presetObject: defineMethod({
    params: z.object({
      filter: z.object({ active: z.boolean().default(true) }).prefault({}),
      tags: z.array(z.string()).default([]),
    }),
    result: z.object({ total: z.int().default(0) }),
  }),
  list: echo(z.array(z.string()).min(1).max(3)),
  objects: echo(z.array(z.object({ id: z.int() }))),
  tuple: echo(z.tuple([z.string(), z.int()])),
  tupleOptional: echo(z.tuple([z.string(), z.int().optional()])),
  tupleRest: echo(z.tuple([z.string()], z.int())),
  record: echo(z.record(z.string(), z.int())),
  recordOfEnum: echo(z.record(z.enum(['en', 'de']), z.string())),
  partialRecord: echo(z.partialRecord(z.enum(['en', 'de']), z.string())),
  union: echo(z.union([z.string(), z.int(), z.object({ id: z.int() })])),
  discriminated: echo(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('circle'), radius: z.number() }),
      z.object({ kind: z.literal('box'), width: z.number(), height: z.number() }),
    ]),
  ),
  xor: echo(z.xor([z.string(), z.int()])),
  intersection: echo(z.intersection(z.object({ a: z.int() }), z.object({ b: z.string() }))),
  strict: echo(z.strictObject({ a: z.int() })),
  loose: echo(z.looseObject({ a: z.int() })),
  catchall: echo(z.object({ a: z.int() }).catchall(z.int())),
  shared: defineMethod({ params: z.object({ price: Money, discount: Money.optional() }), result: z.array(Money) }),
  recursive: echo(Tree),
  recursiveAnonymous: echo(Category),
  codec: defineMethod({ params: z.object({ at: isoDate }), result: z.object({ at: isoDate }) }),
  described: defineMethod({
    params: z
      .object({ userId: z.string().describe('Who asks.') })
      .describe('Says what "described" means.\n\nOn several lines.'),
    result: z.object({ text: z.string() }).describe('What it means.'),
  }),
  names: defineMethod({
    params: z.object({
      userId: z.int(),
      import: z.string(),
      getURLParts: z.string(),
      copy: z.boolean(),
      _id: z.string(),
      'x-y': z.int(),
    }),
    result,
  }),
  import: defineMethod({ params, result }),
  getURLParts: defineMethod({ params, result }),
  nothingBack: defineMethod({ params, result: z.void() }),
  maybeText: defineMethod({ params, result: z.string().optional() }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
