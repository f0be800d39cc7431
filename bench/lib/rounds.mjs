// Runs contenders interleaved: each round, each contender does one batch, in an order that rotates. Whatever the
// machine does meanwhile (other work, frequency, collections) so falls on all alike, and ratios within a round hold.
import { summarize } from './stats.mjs';

/** A batch longer than this takes part in fewer rounds. */
const LONG_BATCH_MS = 40;
const LEAST_ROUNDS = 7;

/**
 * Runs one kind of batch for all contenders. `batch(player, instance)` does `count` calls.
 * Gives a summary by contender name, with ratios to `yardstick`.
 */
export async function runRounds({ players, rounds, count, batch, yardstick = 'FLOOR-JSON' }) {
  const entries = [];
  for (const player of players) entries.push(await warmUp(player, rounds, count, batch));
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < entries.length; place++) {
      const entry = entries[(place + round) % entries.length];
      entry.samples.push(round % entry.every === 0 ? await timeBatch(entry, count, batch) : undefined);
    }
  }
  for (const { instance } of entries) await instance?.close();
  const floor = entries.find(({ player }) => player.name === yardstick).samples;
  return new Map(entries.map(({ player, samples }) => [player.name, summarize(samples, floor)]));
}

async function warmUp(player, rounds, count, batch) {
  const instance = player.freshEvery === undefined ? await player.create() : undefined;
  const entry = { player, instance, every: 1, samples: [] };
  let batchUs = 0;
  let spentUs = 0;
  for (let time = 0; time < 6 && spentUs < 500_000; time++) {
    batchUs = (await timeBatch(entry, count, batch)) * count;
    spentUs += batchUs;
  }
  const most = Math.max(1, Math.floor(rounds / LEAST_ROUNDS));
  entry.every = Math.min(most, Math.max(1, Math.round(batchUs / 1_000 / LONG_BATCH_MS)));
  return entry;
}

/** Microseconds per call. */
async function timeBatch({ player, instance }, count, batch) {
  if (instance !== undefined) return timed(player, instance, count, batch);
  const fresh = await player.create();
  const perCall = await timed(player, fresh, count, batch);
  await fresh.close();
  return perCall;
}

async function timed(player, instance, count, batch) {
  const startedAt = performance.now();
  await batch(player, instance, count);
  return ((performance.now() - startedAt) * 1_000) / count;
}
