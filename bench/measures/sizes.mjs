// What an import of each entry loads of the package, and what npm packs.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { installBuild } from '../lib/installed.mjs';

const run = promisify(execFile);
const installed = join(import.meta.dirname, '../node_modules/rpc-testkit');

/** By entry, the files that an ES import of it loads, their bytes, and what gzip makes of them; and the bytes of the package. */
export async function measureSizes({ dist }) {
  installBuild(dist);
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const entries = Object.entries(exports).flatMap(([name, paths]) => {
    const path = (paths.import ?? paths).default;
    return path === undefined ? [] : [[name.replace('.', 'rpc-testkit'), sizeOf(resolve(installed, path))]];
  });
  return { entries: new Map(entries), packed: await packedSize(dirname(dist)) };
}

function sizeOf(entry) {
  const texts = filesOf(entry).map((file) => readFileSync(file));
  return { files: texts.length, bytes: sum(texts), gzipped: sum(texts.map((text) => gzipSync(text))) };
}

/** The files of ours that an import of an entry loads, that of the entry first. */
export function filesOf(entry) {
  const files = new Set([entry]);
  for (const file of files) {
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^'"]*?["'](\.[^"']+)["']/gm);
    for (const [, path] of imports) files.add(resolve(dirname(file), path));
  }
  return [...files];
}

function sum(buffers) {
  return buffers.reduce((total, { length }) => total + length, 0);
}

async function packedSize(folder) {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: folder });
  return JSON.parse(stdout)[0].size;
}
