// The small call right after a major collection, against the same batch before it: on a fresh instance, warm, then a
// collection, then the same again. What lives in long-lived tables turns old in it, and costs more from then on.
// Instances are kept until the end: when one dies, V8 throws away the code that it had made with it in mind, and the
// next batches would measure the compiler.
import { setTimeout } from 'node:timers/promises';
import { collect } from '../lib/gc.mjs';
import { startWatch } from '../lib/stopwatch.mjs';

const COUNT = 1_000;
const STAGGER = 271;
const PAUSE_MS = 3;
const QUIET_US = 500;

/** By contender, peers left out: how much longer a call takes after a collection, all rounds together. */
export async function measureAfterGc(players, { rounds, warmMs }) {
  const jobs = players.filter(({ isPeer, freshEachUnit }) => !isPeer && freshEachUnit !== true);
  const instances = [];
  const samples = new Map(jobs.map(({ name }) => [name, []]));
  for (const player of jobs) {
    for (const until = performance.now() + warmMs; performance.now() < until;)
      await beforeAndAfter(player, instances, 0);
  }
  for (let round = 0; round < Math.max(7, rounds); round++) {
    for (let place = 0; place < jobs.length; place++) {
      const player = jobs[(place + round) % jobs.length];
      samples.get(player.name).push(await beforeAndAfter(player, instances, round));
    }
  }
  for (const instance of instances) await instance.close();
  return new Map([...samples].map(([name, taken]) => [name, toSummary(taken)]));
}

async function beforeAndAfter({ create, drivers: { sequential, atOnce } }, instances, round) {
  const instance = await create();
  instances.push(instance);
  // Collections of the young generation come every few batches where calls are recorded: each round in another one.
  await sequential(instance, (round * STAGGER) % (3 * COUNT));
  const sequentially = await timesAround(() => sequential(instance, COUNT));
  const together = await timesAround(() => atOnce(instance, COUNT));
  instance.forget?.();
  return { sequentially, together };
}

async function timesAround(run) {
  for (let time = 0; time < 3; time++) await run();
  const before = (await timed(run)) + (await timed(run)) + (await timed(run));
  collect();
  await sweepingEnds();
  return { before: before / 3, after: await timed(run) };
}

/** After a collection other threads still sweep the heap: their CPU time is none of the calls'. */
async function sweepingEnds() {
  let cpuUs = QUIET_US;
  while (cpuUs >= QUIET_US) {
    const read = startWatch();
    await setTimeout(PAUSE_MS);
    ({ cpuUs } = read());
  }
}

async function timed(run) {
  const read = startWatch();
  await run();
  return read().cpuUs;
}

function toSummary(taken) {
  return {
    sequential: ratioOf(taken.map(({ sequentially }) => sequentially)),
    atOnce: ratioOf(taken.map(({ together }) => together)),
  };
}

/** Sums, not a median of ratios: a collection falls into one batch of three, and a median would see it always or never. */
function ratioOf(times) {
  const sum = (key) => times.reduce((total, time) => total + time[key], 0);
  return sum('after') / sum('before');
}
