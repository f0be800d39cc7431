import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Leaves below a folder of declarations, all of which are CommonJS to TypeScript, what the entries reach: one tree for both
 * formats, so that a class is one type whichever format a file of a program imports. Only what an entry itself says is there
 * twice, its `.d.mts` being an ES module's; an entry that no CommonJS file can require has no `.d.ts`.
 */
export function shapeDeclarations(folder, entries) {
  const reached = new Set();
  for (const { source, types } of entries) {
    const path = resolve(folder, source);
    if (types.has('.d.mts')) for (const end of ['', '.map']) copyFileSync(`${path}.d.ts${end}`, `${path}.d.mts${end}`);
    for (const end of types) reach(`${path}${end}`, reached);
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (/\.d\.m?ts(\.map)?$/.test(file) && !reached.has(file.replace(/\.map$/, ''))) rmSync(file);
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
