import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ENTRY = /\.(test|fails|config|setup)\.[cm]?[jt]s$/;
const IMPORT = /\bfrom\s+'(\.{1,2}\/[^']+)'/g;

/** The paths of the files under a folder that a suite runs: its tests, their configs, and what these import, at any depth. */
export function runBySuites(folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = filesUnder(folder).filter((path) => ENTRY.test(path));
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    pending.push(...importsOf(path));
  }
  return found;
}

/** The paths of all files under a folder, resolved, in the order of the file system. */
export function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => resolve(entry.parentPath, entry.name));
}

function importsOf(path: string): string[] {
  const specifiers = [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(([, specifier = '']) => specifier);
  const targets = specifiers.map((specifier) => join(dirname(path), specifier));
  return targets.flatMap((target) => [target, target.replace(/\.js$/, '.ts')].filter((file) => existsSync(file)));
}
