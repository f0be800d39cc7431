import { defineConfig } from 'vitest/config';

const { POOL = 'forks', OUT, BLOB, METHODS = '60' } = process.env;

// oxlint-disable-next-line import/no-default-export -- Vitest reads the default export
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.vitest.mjs'],
    pool: POOL,
    reporters: [
      ...(BLOB === undefined ? ['dot'] : [['blob', { outputFile: BLOB }]]),
      [
        'rpc-testkit/report',
        { file: [`${OUT}.html`, `${OUT}.ndjson`], coverage: { thresholds: { methods: Number(METHODS) } } },
      ],
    ],
  },
});
