import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Removes the declarations, with their maps, below a folder that no entry point (a path without its ending) reaches by imports. */
export function removeUnreached(folder, entries) {
  const reached = new Set();
  for (const entry of entries) reach(resolve(folder, `${entry}.d.ts`), reached);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (/\.d\.ts(\.map)?$/.test(file) && !reached.has(file.replace(/\.map$/, ''))) rmSync(file);
  }
}

/** `from './x.js'`, `import('./x.js')` and `import './x.js'`. */
const RELATIVE_IMPORT = /(?:from|import\(|import)\s*['"](\.[^'"]+)\.js['"]/g;

function reach(file, reached) {
  if (reached.has(file) || !existsSync(file)) return;
  reached.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(RELATIVE_IMPORT)) {
    reach(resolve(dirname(file), `${path}.d.ts`), reached);
  }
}
