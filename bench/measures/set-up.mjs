// Set-up, one call, teardown, against FLOOR-JSON's one call.
import { runRounds } from '../lib/rounds.mjs';
import { toJobs } from './calls.mjs';

const CALL = 'FLOOR-JSON: one call';

/** A turn makes instances, calls each once, closes them. */
export function measureSetUp(players, options) {
  const floor = players.find(({ name }) => name === 'FLOOR-JSON');
  const jobs = players
    .filter(({ noSetUp }) => noSetUp !== true)
    .map(({ name, create, drivers }) => {
      const run = (_, count) => drivers.setUps(create, count);
      return { name, unit: 50, create: async () => ({ close: async () => {} }), run };
    });
  const yardstick = { ...toJobs([floor], 500, ({ sequential }) => sequential)[0], name: CALL };
  return runRounds([yardstick, ...jobs], options, CALL);
}
