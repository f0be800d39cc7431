// `npm run bench`: measures this package against its peers and prints tables. See README.md.
import { prepareFolders } from './lib/install.mjs';
import { readOptions } from './lib/options.mjs';

const options = readOptions();
prepareFolders(options.dist);
// Only now: they import what was just installed.
if (options.part === 'redis') {
  const { installBuild } = await import('./lib/installed.mjs');
  installBuild(options.dist);
  const { runRedis } = await import('./redis/run-redis.mjs');
  await runRedis(options);
} else {
  const { main } = await import('./lib/main.mjs');
  await main(options);
}
