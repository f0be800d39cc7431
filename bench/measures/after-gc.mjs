// The small call right after a major collection, against the same batch before it: on a fresh instance, warm, then a
// collection, then the same again. What lives in long-lived tables turns old in it, and costs more from then on.
import { setTimeout } from 'node:timers/promises';
import { collect } from '../lib/gc.mjs';
import { median } from '../lib/stats.mjs';
import { startWatch } from '../lib/stopwatch.mjs';

const COUNT = 1_000;
const SWEEP_MS = 5;

/** By contender: how much longer a call takes after a collection, median of the rounds. */
export async function measureAfterGc(players, { rounds, warmMs }) {
  const jobs = players.filter(({ freshEachUnit }) => freshEachUnit !== true);
  const samples = new Map(jobs.map(({ name }) => [name, []]));
  for (const player of jobs) {
    for (const until = performance.now() + warmMs; performance.now() < until;) await beforeAndAfter(player);
  }
  for (let round = 0; round < Math.max(7, Math.round(rounds / 2)); round++) {
    for (let place = 0; place < jobs.length; place++) {
      const player = jobs[(place + round) % jobs.length];
      samples.get(player.name).push(await beforeAndAfter(player));
    }
  }
  return new Map([...samples].map(([name, taken]) => [name, toSummary(taken)]));
}

async function beforeAndAfter({ create, drivers: { sequential, atOnce } }) {
  const instance = await create();
  const sequentially = await ratioOfAfter(() => sequential(instance, COUNT));
  const together = await ratioOfAfter(() => atOnce(instance, COUNT));
  await instance.close();
  return { sequentially, together };
}

async function ratioOfAfter(run) {
  await run();
  const before = median([await timed(run), await timed(run), await timed(run)]);
  collect();
  // Other threads still sweep the heap: their CPU time is none of the calls'.
  await setTimeout(SWEEP_MS);
  return (await timed(run)) / before;
}

async function timed(run) {
  const read = startWatch();
  await run();
  return read().cpuUs;
}

function toSummary(taken) {
  return {
    sequential: median(taken.map(({ sequentially }) => sequentially)),
    atOnce: median(taken.map(({ together }) => together)),
  };
}
