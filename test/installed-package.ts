import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Makes a folder in which nothing is installed but this package, as it is packed. Returns its path; its user removes it. */
export function installPackage(): string {
  if (!existsSync(join(root, 'dist'))) throw new Error('there is no dist: run `npm run build` first');
  const home = mkdtempSync(join(tmpdir(), 'rpc-testkit-alone-'));
  const target = join(home, 'node_modules/rpc-testkit');
  for (const name of ['package.json', 'dist']) cpSync(join(root, name), join(target, name), { recursive: true });
  return home;
}

/** Installs a package that is installed here, with all that it needs. */
export function link(home: string, name: string): void {
  const path = join(home, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), path, 'dir');
}

/** Writes a file below the folder. */
export function write(home: string, name: string, text: string): void {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), text);
}
