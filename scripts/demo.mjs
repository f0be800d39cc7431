// Runs the checkout example in Vitest and in Jest, and prints the conversation of one order and two failures as a test author
// meets them. `node scripts/demo.mjs failures` prints the failures alone. Exits with 1 when anything is not as it should be.
import { execFile, execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const VITEST = 'node_modules/vitest/vitest.mjs';
const JEST = 'node_modules/jest/bin/jest.js';
const GOLDENS = ['wrong-params', 'not-awaited'].map((name) => `docs/examples/failing/${name}.golden.txt`);

process.exitCode = (await (process.argv[2] === 'failures' ? printFailures() : printAll())) ? 0 : 1;

async function printAll() {
  if (!existsSync(resolve(root, 'dist/cjs'))) execSync('npm run --silent build', { cwd: root, stdio: 'inherit' });
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const vitest = run([VITEST, 'run', 'docs/examples', '--reporter=verbose'], color);
  const jest = run([JEST, 'docs/examples', '--verbose'], color);
  const failing = runFailing();

  title('A checkout, tested with its services in one process: Vitest');
  console.log((await vitest).text);
  title('The same suite: Jest');
  console.log((await jest).text);
  title('One order, as the recorder wrote it down');
  console.log(read('docs/examples/checkout/order.golden.txt'));
  title('Two tests that fail, and say why');
  const { failures, code } = await failing;
  console.log(failures.join('\n'));

  const explained = GOLDENS.every((path, index) => read(path) === failures[index]);
  const good = (await vitest).code === 0 && (await jest).code === 0 && code === 1 && explained;
  title(good ? 'All as it should be' : 'Not as it should be');
  return good;
}

async function printFailures() {
  const { failures, code } = await runFailing();
  console.log(failures.join('\n'));
  return code === 1;
}

/** Runs the suite that fails on purpose, and gives what Vitest prints for each of its failures. */
async function runFailing() {
  const config = 'docs/examples/failing/vitest.config.ts';
  const { text, code } = await run([VITEST, 'run', '--config', config, '--reporter=default'], { NO_COLOR: '1' });
  return { failures: failuresOf(text), code };
}

function failuresOf(text) {
  return [text];
}

/** Runs a script of Node's in the project's folder: its exit code, and what it printed. */
function run(args, color) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|JEST|NODE_ENV|FORCE_COLOR|NO_COLOR)/.test(name)),
  );
  return new Promise((settle) => {
    execFile(process.execPath, args, { cwd: root, env: { ...env, ...color } }, (error, stdout, stderr) => {
      settle({ text: `${stdout}${stderr}`.trim(), code: error === null ? 0 : error.code });
    });
  });
}

function read(path) {
  return readFileSync(resolve(root, path), 'utf8');
}

function title(text) {
  console.log(`\n${'='.repeat(text.length)}\n${text}\n${'='.repeat(text.length)}\n`);
}
