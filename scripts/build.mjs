// Builds dist/esm and dist/cjs with tsc, side by side; exits with 1 when either finds an error.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

rmSync(dist, { recursive: true, force: true });
const codes = await Promise.all(['tsconfig.build.json', 'tsconfig.cjs.json'].map(compile));
// The root package.json says "type": "module"; this one has no name, or Jest would see two packages called the same.
mkdirSync(join(dist, 'cjs'), { recursive: true });
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

async function compile(project) {
  const child = spawn(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code;
}
