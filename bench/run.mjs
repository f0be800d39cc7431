// `npm run bench`: measures this package against its peers and prints tables. See README.md.
import { readOptions } from './lib/options.mjs';
import { loadPlayers } from './lib/players.mjs';
import { ratioTable } from './lib/table.mjs';
import { measureSequential, measureAtOnce, measureEcho } from './measures/calls.mjs';
import { measureSetUp } from './measures/set-up.mjs';
import { measureAfterGc } from './measures/after-gc.mjs';

const options = readOptions();
const players = await loadPlayers(options);
const results = new Map();
for (const [name, measure] of Object.entries({
  sequential: measureSequential,
  'at once': measureAtOnce,
  echo: measureEcho,
}))
  results.set(name, await measure(players, options));
console.log(ratioTable(results));
console.log(await measureAfterGc(players, options));
console.log(await measureSetUp(players, options));
