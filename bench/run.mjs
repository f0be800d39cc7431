// `npm run bench`: measures this package against its peers and prints tables. See README.md.
import { prepareFolders } from './lib/install.mjs';
import { readOptions } from './lib/options.mjs';

const options = readOptions();
prepareFolders(options.dist);
// Only now: it imports what was just installed.
const { main } = await import('./lib/main.mjs');
await main(options);
