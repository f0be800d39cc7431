import { mkdirSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { run } from './spawn.mjs';

const root = resolve(import.meta.dirname, '../..');
const quiet = ['--no-audit', '--no-fund'];
// Version 1.13.0 was published for some platforms only.
const overrides = { 'unrs-resolver': '1.12.2' };

/** Packs the package into a folder; resolves with the tarball's path. */
export async function pack(folder) {
  must(await npm(process.execPath, ['pack', '--pack-destination', folder], root), 'npm pack');
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  );
}

/** The `node` of a major version: the one that runs, or one from the registry. `undefined` where there is none. */
export async function nodeOf(major, folder) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const home = tool(folder, `node${major}`);
  const { code } = await npm(process.execPath, ['install', ...quiet, `${name}@${major}`], home);
  const path = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return code === 0 && existsSync(path) ? path : undefined;
}

/** Installs the tarball and the packages of a cell into its folder. */
export async function install(cell, { home, node, tarball, folder }) {
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    devDependencies: { 'rpc-testkit': `file:${tarball}`, ...cell.packages },
    overrides,
    pnpm: { overrides },
  };
  writeFileSync(join(home, 'package.json'), JSON.stringify(manifest, undefined, 2));
  if (cell.manager === 'pnpm') return await pnpm(home, node, folder);
  return await npm(node, ['install', ...quiet], home);
}

async function pnpm(home, node, folder) {
  const place = tool(folder, 'pnpm');
  must(await npm(node, ['install', ...quiet, 'pnpm@10'], place), 'npm install pnpm');
  const program = join(place, 'node_modules/pnpm/bin/pnpm.cjs');
  return await run(node, [program, 'install'], { cwd: home, env: withNode(node) });
}

async function npm(node, args, cwd) {
  return await run(node, [npmProgram(), ...args], { cwd, env: withNode(node) });
}

/** What starts this package's command: a file of `node_modules/.bin`, npx, or pnpm. */
export function commandOf(way, { home, node, folder }) {
  if (way === 'npx') return [node, npmProgram(), 'exec', '--no', '--', 'rpc-testkit'];
  if (way === 'pnpm')
    return [node, join(tool(folder, 'pnpm'), 'node_modules/pnpm/bin/pnpm.cjs'), 'exec', 'rpc-testkit'];
  return [join(home, 'node_modules/.bin/rpc-testkit')];
}

/** Puts a `node` first, for whatever a program starts by that name. */
export function withNode(node) {
  return { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
}

function npmProgram() {
  return process.env.npm_execpath ?? createRequire(process.execPath).resolve('../lib/node_modules/npm/bin/npm-cli.js');
}

function tool(folder, name) {
  const home = join(folder, 'tools', name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  return home;
}

function must({ code, text }, what) {
  if (code !== 0) throw new Error(`${what} failed:\n${text}`);
}
