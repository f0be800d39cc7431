// The small call, one after the other and 1,000 at once, and the echo of about 15 kB.
import { runRounds } from '../lib/rounds.mjs';
import { makePayload } from '../lib/work.mjs';

const payload = makePayload();

/** One call after the other. */
export function measureSequential(players, options) {
  return runRounds(
    toJobs(players, 500, ({ sequential }) => sequential),
    options,
  );
}

/** 1,000 calls at once. */
export function measureAtOnce(players, options) {
  return runRounds(
    toJobs(players, 1_000, ({ atOnce }) => atOnce),
    options,
  );
}

/** Echoes, one after the other. */
export function measureEcho(players, options) {
  const echoes = (drivers) => (instance, count) => drivers.echoes(instance, count, payload);
  return runRounds(toJobs(players, 20, echoes), options);
}

/** How long one small call takes, after a warm-up, as jobs for `runRounds`. */
export function toJobs(players, unit, pick) {
  return players.map(({ name, create, freshEachUnit, drivers }) => {
    return { name, create, freshEachUnit, unit, run: pick(drivers) };
  });
}
