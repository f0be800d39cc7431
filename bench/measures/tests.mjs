// 2,000 Vitest tests with an `rpc` fixture each, against the same tests with a hand-made `vi.fn` mock.
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
/** Files of `suites/`: ours, a plain mock, and a plain mock that a fixture hands out. */
const SUITES = ['fixture', 'plain-mock', 'handed-mock'];
const KEYS = ['testsMs', 'wallMs', 'workerMs', 'peakMb', 'heapMb'];

/**
 * Medians for each suite, and the medians of the rounds' ratios to the plain mock, by CPU and wall time, peak memory, and
 * heap.
 */
export async function measureTests({ dist, quick }) {
  installBuild(dist);
  const samples = new Map(SUITES.map((name) => [name, []]));
  for (let round = 0; round < (quick ? 3 : ROUNDS); round++) {
    for (let place = 0; place < SUITES.length; place++) {
      const name = SUITES[(place + round) % SUITES.length];
      samples.get(name).push(await runSuite(name));
    }
  }
  return new Map([...samples].map(([name, taken]) => [name, toSummary(taken, samples.get('plain-mock'))]));
}

function toSummary(taken, mocks) {
  return {
    median: mapKeys((key) => median(taken.map((sample) => sample[key]))),
    ratio: mapKeys((key) => median(taken.map((sample, round) => sample[key] / mocks[round][key]))),
  };
}

function mapKeys(valueOf) {
  return Object.fromEntries(KEYS.map((key) => [key, valueOf(key)]));
}

async function runSuite(name) {
  const report = join(suites, '../node_modules/.suite.json');
  const env = { ...process.env, BENCH_REPORT: report };
  await run(process.execPath, [vitest, 'run', '--root', suites, '--reporter=dot', name], {
    env,
    maxBuffer: 1e8,
  });
  return JSON.parse(readFileSync(report, 'utf8'));
}
