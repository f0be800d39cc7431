// Loads a copy of the built package for each contender: own modules, so that no contender's use of the code shapes
// what the JIT makes of another's, and a rebuild during a run changes nothing.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'rpc-testkit-bench-'));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const copies = new Map();
const loaded = new Map();

/** The modules that `rpc-testkit` leads to, in the copy of one contender. `dist` is the folder that holds `esm`. */
export function loadBus(dist, label) {
  return load(dist, label, 'src/index.js');
}

/** The module of `CallRecorder` in the same copy: an entry, or, in a build that is not joined, the one file. */
export function loadRecorder(dist, label) {
  const alone = 'fixtures/record/call-recorder.js';
  return load(dist, label, existsSync(join(dist, 'esm', alone)) ? alone : 'fixtures/index.js');
}

/** What `rpc-testkit` and `rpc-testkit/fixtures` export, in the same copy. */
export async function loadKit(dist, label) {
  return { ...(await loadBus(dist, label)), ...(await load(dist, label, 'fixtures/index.js')) };
}

function load(dist, label, path) {
  const key = `${label} ${path}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const module = import(pathToFileURL(join(copyOf(dist, label), path)).href);
  loaded.set(key, module);
  return module;
}

function copyOf(dist, label) {
  const known = copies.get(label);
  if (known !== undefined) return known;
  if (!existsSync(join(dist, 'esm'))) throw new Error(`${dist} holds no build`);
  const copy = join(folder, String(copies.size));
  cpSync(join(dist, 'esm'), copy, { recursive: true });
  copies.set(label, copy);
  return copy;
}
