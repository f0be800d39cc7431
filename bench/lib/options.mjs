import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The folder of the project. */
export const root = resolve(import.meta.dirname, '../..');

/** The command line's options. */
export function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      measure: { type: 'string' },
      rounds: { type: 'string' },
      dist: { type: 'string' },
      also: { type: 'string' },
      docs: { type: 'boolean', default: false },
    },
  });
  return {
    part: positionals[0],
    quick: values.quick,
    docs: values.docs,
    only: values.only?.split(','),
    measure: values.measure?.split(','),
    rounds: values.rounds === undefined ? (values.quick ? 9 : 41) : Number(values.rounds),
    warmMs: values.quick ? 100 : 500,
    dist: resolve(values.dist ?? `${root}/dist`),
    also: values.also === undefined ? undefined : resolve(values.also),
  };
}
