import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './vitest.order.ts';
import projects from './vitest.workspace.ts';

const root = import.meta.dirname;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object };

// A folder for a machine-readable report. Taken out of the environment, so that a suite run by a test can't overwrite it.
const reports = process.env['RPC_TESTKIT_REPORTS'];
delete process.env['RPC_TESTKIT_REPORTS'];

export default defineConfig({
  resolve: { alias: toAliases(manifest.exports) },
  test: {
    projects,
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // Vitest would leave one core free, which on a machine of two halves the pace. One more than cores: suites over Redis, and
    // those that start programs, wait for most of their time.
    maxWorkers: availableParallelism() + 1,
    // Many tests start programs, or servers of Redis: a machine that is busy, or slow, is no failure. What hangs still fails.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    execArgv: ['--expose-gc'],
    reporters:
      reports === undefined ? ['default'] : ['default', ['json', { outputFile: join(reports, 'vitest.json') }]],
  },
});

/** Tests and examples import the package by its name, and get its sources: `dist/esm/src/index.js` is `src/index.ts`. */
function toAliases(exports: object): { find: RegExp; replacement: string }[] {
  return Object.entries(exports).flatMap(([name, paths]) => {
    const [, source] = /dist\/esm\/(.+?)\.js/.exec(JSON.stringify(paths)) ?? [];
    const find = new RegExp(`^${name.replace('.', 'rpc-testkit')}$`);
    return source === undefined ? [] : [{ find, replacement: resolve(root, `${source}.ts`) }];
  });
}
