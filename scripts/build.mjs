// Builds dist: the types by tsc, a joined file for each entry and format by rolldown; exits with 1 when either finds an error.
// Scripts ship without comments, declarations with theirs. CONTRIBUTING.md, "The package", says how to add an entry.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { shapeDeclarations } from './lib/declarations.mjs';
import { readEntries } from './lib/entries.mjs';
import { joinModules } from './lib/join-modules.mjs';
import { reduceMaps } from './lib/line-maps.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const types = join(dist, 'types');
const entries = readEntries(root);

rmSync(dist, { recursive: true, force: true });
const [code] = await Promise.all([
  compileTypes(),
  joinModules({ root, folder: join(dist, 'esm'), format: 'esm', entries }),
  joinModules({ root, folder: join(dist, 'cjs'), format: 'cjs', entries }),
]);
shapeDeclarations(types, entries);
reduceMaps(dist);
// These have no name, or Jest would see several packages called the same.
for (const folder of ['cjs', 'types']) {
  mkdirSync(join(dist, folder), { recursive: true });
  writeFileSync(join(dist, folder, 'package.json'), '{ "type": "commonjs" }\n');
}
writeFileSync(join(dist, 'esm/package.json'), `${JSON.stringify(esmManifest())}\n`);
process.exitCode = code;

/**
 * What the root's says of ES modules. Node 20 reads the nearest package.json anew for each file that it imports, and the root's is
 * 6 kB: an import of the kit costs a sixth less with this one in between.
 */
function esmManifest() {
  const { type, sideEffects } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = './dist/esm/';
  const own = sideEffects.filter((path) => path.startsWith(folder)).map((path) => `./${path.slice(folder.length)}`);
  return { type, sideEffects: own };
}

/** Tools know Node's types, which the rest must do without. */
async function compileTypes() {
  const codes = await Promise.all(['tsconfig.build.json', 'tsconfig.build-tools.json'].map(compile));
  return Math.max(...codes);
}

async function compile(config) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const child = spawn(process.execPath, [tsc, '-p', config], { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code;
}
