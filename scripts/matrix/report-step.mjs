import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withNode } from './install.mjs';
import { run } from './spawn.mjs';

const POOLS = ['forks', 'threads', 'vmThreads'];
const SHARDS = [1, 2];

/** The reporter: two shards of its suites, joined as the runner's users join them, tell what they tell in the suite. */
export async function report({ runner, without }, { home, node }) {
  const runs = [];
  const start = async (args, env) => {
    const options = { OUT: join(home, 'joined'), ...env, ...withNode(node) };
    runs.push(await run(node, args, { cwd: home, env: options }));
  };
  await joins[runner](start, home);
  const projects = runner === 'vitest' ? POOLS : [''];
  const all = JSON.parse(readFileSync(join(home, 'suites/report/expected.json'), 'utf8'))[runner];
  const wanted = all.filter((line) => !without.some((start) => line.startsWith(start)));
  const told = toldIn(join(home, 'joined.ndjson'));
  const isWell = projects.every((project) => told(project).join() === wanted.join());
  const difference = projects.map((project) => [project, ...told(project)].join('\n  ')).join('\n');
  const text = `this should be told:\n  ${wanted.join('\n  ')}\nand not:\n${difference}\n`;
  const note = `${wanted.length} conversations${runner === 'vitest' ? `, ${POOLS.join(', ')}` : ''}, 2 shards`;
  return { status: isWell ? 'passed' : 'failed', note, text: text + runs.map((each) => each.text).join('\n') };
}

const joins = {
  async vitest(start, home) {
    const program = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'suites/report/vitest.config.mjs'];
    const [blobs, env] = [join(home, 'blobs'), { POOLS: POOLS.join() }];
    for (const shard of SHARDS) {
      await start([...program, `--shard=${shard}/2`], {
        ...env,
        BLOB: join(blobs, `${shard}.json`),
        OUT: join(home, 'part'),
      });
    }
    await start([...program, `--merge-reports=${blobs}`], env);
  },
  async jest(start, home) {
    const program = ['node_modules/jest/bin/jest.js', '--config', 'suites/report/jest.config.cjs', '--maxWorkers=2'];
    for (const shard of SHARDS) await start([...program, `--shard=${shard}/2`], { OUT: join(home, `part${shard}`) });
    const command = 'node_modules/rpc-testkit/dist/esm/tools/command.js';
    await start([command, 'report', ...SHARDS.map((shard) => `part${shard}.ndjson`), '-o', 'joined.ndjson'], {});
  },
};

/** Returns what gives, for a project, a line for each of its conversations, as test/tools/report/runners.test.ts has it. */
function toldIn(path) {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  const conversations = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'conversation');
  return (wanted) => conversations.filter(({ project = '' }) => project === wanted).map(toldLine);
}

function toldLine({ test, try: number, state, calls, explored }) {
  const bought = calls?.map(({ params }) => params.sku).join(' ') ?? 'not kept';
  return `${test.join(' > ')} ${number} ${state}: ${bought}${explored === undefined ? '' : ` (run ${explored.run})`}`;
}
