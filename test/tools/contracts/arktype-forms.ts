import { scope, type } from 'arktype';
import { defineContract, defineMethod } from 'rpc-testkit';

const { Tree } = scope({ Tree: { value: 'number.integer', children: 'Tree[]' } }).export();

export const arktypeForms = defineContract('arktype-forms', {
  scalars: defineMethod({
    params: type({
      text: 'string',
      'count?': 'number.integer',
      price: '0 <= number < 100',
      on: 'boolean',
      none: 'null',
    }),
    result: type({ id: 'string.uuid' }),
  }),
  preset: defineMethod({
    params: type({ page: 'number.integer = 1', sort: "'up' | 'down' = 'up'" }),
    result: type({}),
  }),
  lists: defineMethod({
    params: type({ tags: 'string[]', pair: ['string', 'number'], names: 'Record<string, number>' }),
    result: type('string[]'),
  }),
  union: defineMethod({
    params: type({ shape: type({ kind: "'circle'", radius: 'number' }).or({ kind: "'box'", width: 'number' }) }),
    result: type('string | number | null'),
  }),
  tree: defineMethod({ params: Tree, result: Tree }),
  strict: defineMethod({ params: type({ '+': 'reject', a: '2 <= string <= 5' }), result: type({ b: '/^b+$/' }) }),
});
