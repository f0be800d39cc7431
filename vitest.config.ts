import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import projects from './vitest.workspace.ts';

const source = (path: string): string => resolve(import.meta.dirname, path);

// A folder for a machine-readable report. Taken out of the environment, so that a suite run by a test can't overwrite it.
const reports = process.env['RPC_TESTKIT_REPORTS'];
delete process.env['RPC_TESTKIT_REPORTS'];

export default defineConfig({
  resolve: {
    // Tests and examples import the package by its name, and get its sources.
    alias: [
      { find: /^rpc-testkit$/, replacement: source('src/index.ts') },
      { find: /^rpc-testkit\/fixtures$/, replacement: source('fixtures/index.ts') },
      { find: /^rpc-testkit\/(vitest|jest|msw)$/, replacement: source('fixtures/$1.ts') },
    ],
  },
  test: {
    projects,
    pool: 'forks',
    execArgv: ['--expose-gc'],
    reporters:
      reports === undefined ? ['default'] : ['default', ['json', { outputFile: join(reports, 'vitest.json') }]],
  },
});
