// Loads a copy of the built package for each contender: own modules, so that no contender's use of the code
// shapes what the JIT makes of another's, and a rebuild during a run changes nothing.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = resolve(import.meta.dirname, '../..');

const folder = mkdtempSync(join(tmpdir(), 'rpc-testkit-bench-'));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Where a contender's copy of a build lies. `dist` is the folder that holds `esm`. */
export function copyOf(dist, name) {
  const copy = join(folder, name.replaceAll(/[^a-z0-9]+/gi, '-'));
  if (!existsSync(copy)) cpSync(join(dist, 'esm'), copy, { recursive: true });
  return copy;
}

/** The bus layer of one contender. */
export async function loadBus(dist, name) {
  return import(pathToFileURL(join(copyOf(dist, name), 'src/index.js')).href);
}

/** `CallRecorder` of the copy that `loadBus` gives. */
export async function loadRecorder(dist, name) {
  return import(pathToFileURL(join(copyOf(dist, name), 'fixtures/record/call-recorder.js')).href);
}

/** The kit of one contender: what `rpc-testkit/fixtures` and `rpc-testkit` export. */
export async function loadKit(dist, name) {
  const fixtures = await import(pathToFileURL(join(copyOf(dist, name), 'fixtures/index.js')).href);
  return { ...(await loadBus(dist, name)), ...fixtures };
}
