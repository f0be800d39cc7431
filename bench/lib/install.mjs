// What has to be there before anything is measured.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './options.mjs';

const bench = join(root, 'bench');

/** Installs the peers on first use and after a change of the lock file; builds the package where there is no build. */
export function prepareFolders(dist) {
  if (isStale()) npm(bench, 'ci', '--prefer-offline', '--no-audit', '--no-fund');
  if (!existsSync(join(dist, 'esm'))) npm(root, 'run', 'build');
}

function isStale() {
  const installed = join(bench, 'node_modules/.package-lock.json');
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(bench, 'package-lock.json')).mtimeMs;
}

function npm(cwd, ...args) {
  const { status } = spawnSync('npm', args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}
