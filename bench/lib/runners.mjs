// Runs a file of `suites/` with Vitest or Jest, which says what it measured.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const suites = join(import.meta.dirname, '../suites');
const require = createRequire(import.meta.url);
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js');

/** How each runner runs a file of `suites/`: those in one process, at a time. */
export const VITEST = ['--expose-gc', vitest, 'run', '--root', suites, '--reporter=dot'];
export const JEST = ['--expose-gc', jest, '-i', '--rootDir', suites, '-c', join(suites, 'jest.config.cjs')];

/** Gives what the file whose name begins with `name` wrote. */
export async function runSuite(command, name, env = {}) {
  const report = join(suites, '../node_modules/.suite.json');
  const options = { env: { ...process.env, ...env, BENCH_REPORT: report }, maxBuffer: 1e8 };
  await run(process.execPath, [...command, `${name}.`], options);
  return JSON.parse(readFileSync(report, 'utf8'));
}
