// Runs `npm test`: checks types, builds, and runs the tests of Vitest and of Jest. Each step runs even if one before it failed, so
// that one run tells of every failure. Exits with 1 when a step failed.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const steps = [
  ['types', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--checkers', '2'],
  ['build', 'scripts/build.mjs'],
  ['vitest', 'node_modules/vitest/vitest.mjs', 'run'],
  ['jest', 'node_modules/jest/bin/jest.js'],
];

const failed = steps.filter(([, ...command]) => run(command) !== 0).map(([name]) => name);
if (failed.length > 0) {
  console.error(`npm test failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function run(command) {
  return spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status;
}
