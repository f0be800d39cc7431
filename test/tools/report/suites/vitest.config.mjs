import { defineConfig } from 'vitest/config';

const { POOL = 'forks', POOLS, OUT, BLOB, METHODS = '60' } = process.env;
/** A project for each pool. */
const projects = POOLS?.split(',').map((pool) => ({ extends: true, test: { name: pool, pool } }));

// oxlint-disable-next-line import/no-default-export -- Vitest reads the default export
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.vitest.mjs'],
    pool: POOL,
    ...(projects !== undefined && { projects }),
    reporters: [
      ...(BLOB === undefined ? ['dot'] : [['blob', { outputFile: BLOB }]]),
      [
        'rpc-testkit/report',
        { file: [`${OUT}.html`, `${OUT}.ndjson`], coverage: { thresholds: { methods: Number(METHODS) } } },
      ],
    ],
  },
});
