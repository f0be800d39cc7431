// Runs jobs interleaved: each round, each job has one turn, in an order that rotates. Whatever the machine does
// meanwhile (other work, frequency, collections) so falls on all alike, and ratios within a round hold.
//
// A job: { name, unit, create(), run(instance, count), freshEachUnit? }. A turn makes an instance, runs one
// unit of calls untimed, then as many timed as fill a turn, then closes the instance. A turn is long enough for several
// collections of the young generation: each pays for what its own calls keep, and little for what others left.
import { summarize } from './stats.mjs';
import { startWatch } from './stopwatch.mjs';

const TURN_MS = 36;
const MOST_UNITS = 120;
/** A job whose turn is longer than this takes part in fewer rounds, but at least so many. */
const LONG_TURN_MS = 40;
const LEAST_ROUNDS = 7;

/** Gives a summary by the name of each job, with ratios to the job named `yardstick`. */
export async function runRounds(jobs, { rounds, warmMs }, yardstick = 'FLOOR-JSON') {
  const turns = [];
  for (const job of jobs) turns.push(await prepare(job, rounds, warmMs));
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < turns.length; place++) {
      const turn = turns[(place + round) % turns.length];
      turn.samples.push(round % turn.every === 0 ? await takeTurn(turn) : undefined);
    }
  }
  const floor = turns.find(({ job }) => job.name === yardstick).samples;
  return new Map(turns.map(({ job, samples }) => [job.name, summarize(samples, floor)]));
}

/** Warms the job up, and finds how many units fill a turn, and which rounds it takes part in. */
async function prepare(job, rounds, warmMs) {
  const turn = { job, units: 3, every: 1, samples: [] };
  let unitMs = 0;
  for (const until = performance.now() + warmMs; performance.now() < until;) {
    unitMs = ((await takeTurn(turn)).cpuUs * job.unit) / 1_000;
  }
  turn.units = Math.min(MOST_UNITS, Math.max(1, Math.round(TURN_MS / unitMs)));
  const most = Math.max(1, Math.floor(rounds / LEAST_ROUNDS));
  turn.every = Math.min(most, Math.max(1, Math.round((turn.units * unitMs) / LONG_TURN_MS)));
  return turn;
}

/** CPU and wall time of one call, in microseconds. */
async function takeTurn({ job, units }) {
  let instance = await job.create();
  await job.run(instance, job.unit);
  const total = { cpuUs: 0, wallUs: 0 };
  for (let unit = 0; unit < units; unit++) {
    if (job.freshEachUnit === true) {
      await instance.close();
      instance = await job.create();
    }
    const read = startWatch();
    await job.run(instance, job.unit);
    const { cpuUs, wallUs } = read();
    total.cpuUs += cpuUs;
    total.wallUs += wallUs;
  }
  await instance.close();
  const calls = units * job.unit;
  return { cpuUs: total.cpuUs / calls, wallUs: total.wallUs / calls };
}
