import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pruneDeclarations } from './prune-declarations.mjs';

/**
 * Leaves below a folder of declarations, all of which are CommonJS to TypeScript, what the entries reach: one tree for both
 * formats, so that a class is one type whichever format a file of a program imports. Only what an entry itself says is there
 * twice, its `.d.mts` being an ES module's; an entry that no CommonJS file can require has no `.d.ts`.
 */
export function shapeDeclarations(folder, entries) {
  const typed = entries.filter(({ types }) => types.size > 0);
  const kept = new Set(pruneDeclarations(typed.map(({ source }) => `${resolve(folder, source)}.d.ts`)));
  for (const { source, types } of typed) {
    const path = resolve(folder, source);
    if (types.has('.d.mts')) {
      copyFileSync(`${path}.d.ts`, `${path}.d.mts`);
      kept.add(`${path}.d.mts`);
    }
    if (!types.has('.d.ts')) kept.delete(`${path}.d.ts`);
  }
  for (const file of kept) nameModules(file, kept);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (/\.d\.m?ts$/.test(name) && !kept.has(file)) rmSync(file);
  }
}

/** Makes `./a.js` `./a.mjs` where the only declarations of `a` are those of an ES module. */
function nameModules(file, kept) {
  const text = readFileSync(file, 'utf8');
  const named = text.replaceAll(/(?<=\b(?:from|import) ?\(?')(\.[^']*)\.js(?=')/g, (source, path) => {
    const target = resolve(dirname(file), path);
    return kept.has(`${target}.d.mts`) && !kept.has(`${target}.d.ts`) ? `${path}.mjs` : source;
  });
  if (named !== text) writeFileSync(file, named);
}
