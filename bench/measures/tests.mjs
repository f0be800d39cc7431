// 2,000 Vitest tests with a fixture each, against the same tests with a hand-made `vi.fn` mock.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { installBuild } from '../lib/installed.mjs';
import { median } from '../lib/stats.mjs';

const run = promisify(execFile);
const suites = join(import.meta.dirname, '../suites');
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const ROUNDS = 7;
const KEYS = ['testsMs', 'wallMs', 'workerMs', 'peakMb', 'heapMb'];

/** Medians for both suites, and the median of the rounds' ratios, by CPU and wall time, peak memory, and heap. */
export async function measureTests({ dist, quick }) {
  installBuild(dist);
  const rounds = [];
  for (let round = 0; round < (quick ? 3 : ROUNDS); round++) {
    const fixtureFirst = round % 2 === 0;
    const first = await runSuite(fixtureFirst ? 'fixture' : 'mock');
    const second = await runSuite(fixtureFirst ? 'mock' : 'fixture');
    rounds.push(fixtureFirst ? { fixture: first, mock: second } : { fixture: second, mock: first });
  }
  return {
    fixture: mapKeys((key) => median(rounds.map(({ fixture }) => fixture[key]))),
    mock: mapKeys((key) => median(rounds.map(({ mock }) => mock[key]))),
    ratio: mapKeys((key) => median(rounds.map(({ fixture, mock }) => fixture[key] / mock[key]))),
  };
}

function mapKeys(valueOf) {
  return Object.fromEntries(KEYS.map((key) => [key, valueOf(key)]));
}

async function runSuite(name) {
  const report = join(suites, '../node_modules/.suite.json');
  const env = { ...process.env, BENCH_REPORT: report };
  await run(process.execPath, [vitest, 'run', '--root', suites, '--reporter=dot', name], { env, maxBuffer: 1e8 });
  return JSON.parse(readFileSync(report, 'utf8'));
}
