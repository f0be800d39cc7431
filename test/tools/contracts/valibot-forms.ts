import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { defineContract, defineMethod } from 'rpc-testkit';
import * as v from 'valibot';

export const valibotForms = defineContract('valibot-forms', {
  scalars: defineMethod({
    params: v.object({
      text: v.pipe(v.string(), v.minLength(2), v.regex(/^a/)),
      count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      on: v.boolean(),
      nick: v.nullable(v.string()),
    }),
    result: v.object({ id: v.string() }),
  }),
  preset: defineMethod({
    params: v.object({ page: v.optional(v.pipe(v.number(), v.integer()), 1) }),
    result: v.object({}),
  }),
  lists: defineMethod({
    params: v.object({
      tags: v.array(v.string()),
      pair: v.strictTuple([v.string(), v.number()]),
      names: v.record(v.string(), v.number()),
      size: v.picklist(['small', 'large']),
    }),
    result: v.array(v.string()),
  }),
  union: defineMethod({
    params: toStandardJsonSchema(
      v.object({
        shape: v.variant('kind', [
          v.object({ kind: v.literal('circle'), radius: v.number() }),
          v.object({ kind: v.literal('box'), width: v.number() }),
        ]),
      }),
    ),
    result: v.union([v.string(), v.number(), v.null()]),
  }),
  strict: defineMethod({ params: v.strictObject({ a: v.nullish(v.string()) }), result: v.undefined() }),
});
