import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withNode } from './install.mjs';
import { run } from './spawn.mjs';

const PROGRAMS = {
  vitest: ['vitest/vitest.mjs', 'run', '--config', 'vitest.config.mjs'],
  jest: ['jest/bin/jest.js', '--config', 'jest.config.cjs'],
};

/** Contracts held against their file, and stubs against their handlers: the runs that test/fixtures/drift/runners.test.ts makes. */
export async function drift({ runner }, { home, node }) {
  const folder = join(home, 'suites/drift');
  const steps = JSON.parse(readFileSync(join(folder, 'steps.json'), 'utf8'));
  // What another runner's step has left.
  rmSync(join(folder, 'shop.contracts.json'), { force: true });
  const [program, ...options] = PROGRAMS[runner];
  const failed = [];
  for (const { what, test, args = [], env = {}, code, texts } of steps) {
    const place = { cwd: folder, env: { ...NOT_IN_CI, ...env, ...withNode(node) } };
    const done = await run(node, [join(home, 'node_modules', program), ...options, '-t', test, ...args], place);
    const isWell = done.code === code && texts.every((text) => done.text.includes(text));
    if (!isWell) failed.push(`${what}: exit code ${done.code}\n${done.text}`);
  }
  const status = failed.length === 0 ? 'passed' : 'failed';
  return { status, note: `${steps.length} runs`, text: failed.join('\n') };
}

/** What tells a runner that it runs in CI: where the matrix itself does. */
const NOT_IN_CI = { CI: undefined, CONTINUOUS_INTEGRATION: undefined, GITHUB_ACTIONS: undefined };
