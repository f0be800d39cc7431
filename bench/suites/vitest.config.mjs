import { defineConfig } from 'vitest/config';

// Without this file Vitest would find the project's own.
// eslint-disable-next-line import/no-default-export -- Vitest reads it
export default defineConfig({
  test: { include: ['*.test.mjs'], pool: 'forks', execArgv: ['--expose-gc'], fileParallelism: false },
});
