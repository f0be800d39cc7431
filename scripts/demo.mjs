// Runs the checkout's suites in Vitest and in Jest, prints the conversation of one order and two failures as a test author meets
// them, and writes a page of it all. Exits with 1 when anything is not as it should be. `node scripts/demo.mjs failures` prints the
// two alone, as JSON.
import { execFile, execSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const vitest = 'node_modules/vitest/vitest.mjs';
const jest = 'node_modules/jest/bin/jest.js';
const checkout = 'docs/examples/checkout';
const overRedis = 'docs/examples/redis';
const failing = 'docs/examples/failing';
const reporter = join(root, 'scripts/demo-reporter.mjs');
const command = 'dist/esm/tools/command.js';
const page = 'reports/demo.html';
const goldens = [`${failing}/wrong-params.golden.txt`, `${failing}/not-awaited.golden.txt`];

process.exitCode = await (process.argv[2] === 'failures' ? printFailures() : printAll());

async function printAll() {
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  // Jest loads the package as built.
  if (isStale()) execSync('npm run --silent build', { cwd: root, stdio: 'inherit' });
  const parts = mkdtempSync(join(tmpdir(), 'rpc-testkit-demo-'));
  const inPart = (name) => ({ ...color, DEMO_FILE: join(parts, `${name}.ndjson`) });
  const [inVitest, inJest, failed] = await Promise.all([
    run([vitest, 'run', checkout, '--reporter=verbose', `--reporter=${reporter}`], inPart('vitest')),
    run([jest, checkout, '--verbose', '--reporters=default', `--reporters=${reporter}`], inPart('jest')),
    runFailing([`--reporter=${reporter}`], inPart('failing')),
  ]);
  const explained = goldens.every((path, index) => read(path) === failed.failures[index]);

  print('A checkout, tested with its three services in one process', inVitest.text);
  print('The same suite in Jest', inJest.text);
  print('One order, as the recorder has it', read(`${checkout}/order.golden.txt`));
  const redis = await run([vitest, 'run', overRedis, '--reporter=verbose', `--reporter=${reporter}`], inPart('redis'));
  print(
    'Over Redis, where there is a server: one suite over either carrier; two workers, one of them killed',
    redis.text,
  );
  print('Two tests that fail on purpose', failed.failures.join('\n\n'));
  const paged = await run([command, 'report', ...filesIn(parts), '-o', page], {});
  rmSync(parts, { recursive: true });
  const right = [inVitest, inJest, redis, paged].every(({ code }) => code === 0) && failed.code === 1 && explained;
  print(right ? 'All as it should be' : 'Not as it should be', verdict(inVitest, inJest, redis, failed, explained));
  print('All of it on one page, to open in a browser', paged.code === 0 ? join(root, page) : paged.text);
  return right ? 0 : 1;
}

/** Whether the built package is missing, or older than a source. */
function isStale() {
  const built = join(root, 'dist/cjs/package.json');
  if (!existsSync(built)) return true;
  const sources = ['src', 'fixtures', 'tools'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true }),
  );
  return sources.some((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs > statSync(built).mtimeMs);
}

function filesIn(folder) {
  return readdirSync(folder).map((name) => join(folder, name));
}

function verdict(inVitest, inJest, redis, failed, explained) {
  return [
    `Vitest: ${inVitest.code === 0 ? 'passes' : 'FAILS'}`,
    `Jest: ${inJest.code === 0 ? 'passes' : 'FAILS'}`,
    `Over Redis: ${redis.code === 0 ? 'passes, or says why it skips' : 'FAILS'}`,
    `The tests that fail on purpose: ${failed.code === 1 ? 'fail' : 'DO NOT FAIL'}`,
    `Their messages: ${explained ? 'as in the docs' : 'OTHER THAN IN THE DOCS'}`,
  ].join('\n');
}

async function printFailures() {
  const { failures, code } = await runFailing();
  console.log(JSON.stringify(failures));
  return code === 1 ? 0 : 1;
}

/** Runs the suite that fails on purpose: its exit code, and what Vitest prints of each failure. */
async function runFailing(options = [], env = {}) {
  const config = `${failing}/vitest.config.ts`;
  const { text, code } = await run([vitest, 'run', '--config', config, '--reporter=default', ...options], {
    ...env,
    FORCE_COLOR: undefined,
    NO_COLOR: '1',
  });
  const [, report = ''] = text.split(/^⎯+ Failed Tests \d+ ⎯+$/m);
  const failures = report.split(/^⎯+\[\d+\/\d+\]⎯+$/m).slice(0, -1);
  return { code, failures: failures.map(asSeenByUsers) };
}

/** One failure without what only this project sees: the kit's own frames, which lie in node_modules elsewhere, and its folder. */
function asSeenByUsers(failure) {
  const lines = failure.trim().split('\n');
  const shown = lines.filter((line, index) => !/^ ❯ .*\bfixtures\//.test(line) && line !== lines[index - 1]);
  return shown.join('\n').replaceAll(join(root, '/'), '').trim();
}

/** Runs a script in the project's folder: its exit code, and what it printed. Never rejects. */
function run(args, color) {
  const outer = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|JEST|NODE_ENV$|FORCE_COLOR$|NO_COLOR$)/.test(name),
  );
  const options = { cwd: root, env: { ...Object.fromEntries(outer), ...color }, maxBuffer: Infinity };
  return new Promise((settle) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      settle({ code: error === null ? 0 : error.code, text: withoutParts(`${stdout}${stderr}`).trim() });
    });
  });
}

/** The paths of files that only the page is made of. */
function withoutParts(text) {
  return text.replaceAll(/^RPC report: .*\.ndjson\n/gm, '');
}

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
}

function print(title, text) {
  console.log(`\n${title}\n${'='.repeat(title.length)}\n\n${text}`);
}
