// `npm run bench`: measures this package against its peers and prints tables. See README.md.
import { readOptions } from './lib/options.mjs';
import { loadPlayers } from './lib/players.mjs';
import { ratioTable } from './lib/table.mjs';
import { measures } from './measures/calls.mjs';

const options = readOptions();
const players = await loadPlayers(options);
const results = new Map();
for (const [name, measure] of Object.entries(measures)) results.set(name, await measure(players, options));
console.log(ratioTable(results));
