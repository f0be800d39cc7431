// The small call, sequential and 1,000 at once, and the echo of about 15 kB.
import { runRounds } from '../lib/rounds.mjs';
import { makePayload } from '../lib/work.mjs';

const payload = makePayload();

export const measures = {
  sequential: (players, { rounds }) =>
    runRounds({ players, rounds, count: 1_000, batch: ({ drivers }, instance, n) => drivers.sequential(instance, n) }),
  'at once': (players, { rounds }) =>
    runRounds({ players, rounds, count: 1_000, batch: ({ drivers }, instance, n) => drivers.atOnce(instance, n) }),
  'echo 15 kB': (players, { rounds }) =>
    runRounds({
      players,
      rounds,
      count: 50,
      batch: ({ drivers }, instance, n) => drivers.echoes(instance, n, payload),
    }),
};
