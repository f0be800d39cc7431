// Puts the built package into bench/node_modules, as `npm install` would, for measures that import it by its name.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './options.mjs';

/** Copies a build there, with the manifest beside it, which says where its entries are. */
export function installBuild(dist) {
  const target = join(root, 'bench/node_modules/rpc-testkit');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const beside = join(dirname(dist), 'package.json');
  cpSync(existsSync(beside) ? beside : join(root, 'package.json'), join(target, 'package.json'));
  cpSync(dist, join(target, 'dist'), { recursive: true });
}
