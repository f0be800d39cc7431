// Runs the tests of peers of both languages, and prints a table of cases and directions. The server of Redis is one that it starts,
// the packages for Python are those of PyPI. Exits with 0, and says why in one line, where a program or the registry is missing.
//   npm run interop
//   node scripts/interop.mjs --of=<file>    prints the table of a report that Vitest has written, and runs nothing
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { interopTable } from './lib/interop-table.mjs';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { of: { type: 'string' } } });

if (values.of !== undefined) printTable(values.of);
else {
  const missing = whatIsMissing();
  if (missing === undefined) process.exitCode = runSuites();
  else console.log(`Skipped: ${missing}`);
}

function whatIsMissing() {
  const hasServer = ['redis-server', 'valkey-server'].some((name) => spawnSync(name, ['--version']).status === 0);
  if (!hasServer) return 'no redis-server on PATH: apt-get install redis-server, or brew install redis';
  const { status, stderr } = node(['scripts/python-venv.mjs'], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim();
}

function runSuites() {
  const { status } = node(['scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) return status ?? 1;
  const folder = mkdtempSync(join(tmpdir(), 'rpc-interop-'));
  const report = join(folder, 'report.json');
  try {
    const args = ['node_modules/vitest/vitest.mjs', 'run', 'test/interop', 'test/tools/generate/quickstart.test.ts'];
    const ran = node([...args, '--reporter=json', `--outputFile=${report}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    printTable(report);
    return ran.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTable(report) {
  console.log(interopTable(JSON.parse(readFileSync(report, 'utf8')), root));
}

function node(args, options) {
  return spawnSync(process.execPath, args, { cwd: root, ...options });
}
