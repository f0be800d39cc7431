// 2,000 tests of either runner with an `rpc` each, against the same tests with a hand-made mock.
import { installBuild } from '../lib/installed.mjs';
import { JEST, runSuite, VITEST } from '../lib/runners.mjs';
import { median } from '../lib/stats.mjs';

const ROUNDS = 7;
const KEYS = ['testsMs', 'wallMs', 'workerMs', 'peakMb', 'heapMb'];

/**
 * Medians for each suite, and the medians of the rounds' ratios to the plain mock, by CPU and wall time, peak memory, and
 * heap. Files of `suites/`: ours, a plain mock, a plain mock that a fixture hands out, and by hand the least that a kit can do.
 */
export async function measureTests(options) {
  return measureSuites(VITEST, ['fixture', 'plain-mock', 'handed-mock', 'least'], options);
}

/** The same in Jest, where a hook hands out the mock: to that are the ratios. */
export async function measureJestTests(options) {
  return measureSuites(JEST, ['fixture', 'handed-mock', 'least'], options);
}

/** Ratios are to the second of the names. */
async function measureSuites(command, names, { dist, quick }) {
  installBuild(dist);
  const samples = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < (quick ? 3 : ROUNDS); round++) {
    for (let place = 0; place < names.length; place++) {
      const name = names[(place + round) % names.length];
      samples.get(name).push(await runSuite(command, name));
    }
  }
  return new Map([...samples].map(([name, taken]) => [name, toSummary(taken, samples.get(names[1]))]));
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
