// Runs the stress test of the carrier over Redis, by default for five minutes with a random seed:
// `npm run stress -- --seconds=60 --seed=4711`. It prints the seed, which draws the same faults and calls again.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const env = {
  ...process.env,
  RPC_STRESS_SECONDS: values.seconds ?? '300',
  RPC_STRESS_SEED: values.seed ?? String(Math.floor(Math.random() * 1_000_000)),
};
const vitest = resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'stress'], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
