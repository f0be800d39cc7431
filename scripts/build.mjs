// Builds dist/esm and dist/cjs with tsc, side by side; exits with 1 when either finds an error. Scripts ship without their
// comments, declarations with theirs, and only those declarations that an entry point reaches; maps know lines, not columns:
// so the package stays small.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { removeUnreached } from './lib/declarations.mjs';
import { reduceMaps } from './lib/line-maps.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const entries = ['src/index', 'fixtures/index', 'fixtures/vitest', 'fixtures/jest', 'fixtures/msw'];

rmSync(dist, { recursive: true, force: true });
const codes = await Promise.all(
  ['tsconfig.build.json', 'tsconfig.cjs.json'].flatMap((project) => [
    compile(project, '--emitDeclarationOnly', '--declarationMap', '--stripInternal'),
    compile(project, '--noCheck', '--declaration', 'false', '--sourceMap', '--removeComments'),
  ]),
);
for (const format of ['esm', 'cjs']) removeUnreached(join(dist, format), entries);
reduceMaps(dist);
// The root package.json says "type": "module"; this one has no name, or Jest would see two packages called the same.
mkdirSync(join(dist, 'cjs'), { recursive: true });
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

async function compile(project, ...options) {
  const child = spawn(process.execPath, [tsc, '-p', project, ...options], { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code;
}
