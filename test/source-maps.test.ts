import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

interface SourceMap {
  readonly sources: readonly string[];
}

test('every chunk that programs import has a map, which names its sources', () => {
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(isMapped);

  const sources = built.flatMap((name) => sourcesOf(join(dist, name)));

  expect(built.length).toBeGreaterThan(25);
  expect(sources.filter((source) => source === undefined || !existsSync(source))).toEqual([]);
});

// What a user's own code is called by: our own errors begin at the user's line.
const option = 'try { new MemoryRpcServer({ get bus() { console.log(new Error().stack); } }); } catch {}';
const params = `const client = new MemoryRpcClient({ bus: new MemoryBus() });
  await client.start();
  await client.call('arith', 'add', { get a() { console.log(new Error().stack); } }).catch(() => {});`;

test.each([
  ['esm', 'module', `import { MemoryRpcServer } from './dist/esm/src/index.js'; ${option}`],
  ['cjs', 'commonjs', `const { MemoryRpcServer } = require('./dist/cjs/src/index.js'); ${option}`],
  ['esm', 'module', `import { MemoryBus, MemoryRpcClient } from './dist/esm/src/index.js'; ${params}`],
  [
    'cjs',
    'commonjs',
    `const { MemoryBus, MemoryRpcClient } = require('./dist/cjs/src/index.js'); (async () => { ${params} })();`,
  ],
])('a stack of the %s build names the line of the source that was run (as a %s)', (_format, type, script) => {
  const options = ['--enable-source-maps', `--input-type=${type}`, '--eval', script];
  const stack = execFileSync(process.execPath, options, { cwd: root, encoding: 'utf8' });

  const [, file = '', line = ''] = /\(?(?:file:\/\/)?(\/.+?\.ts):(\d+):\d+/.exec(stack) ?? [stack];
  expect(dirname(file)).toMatch(join(root, 'src'));
  expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toMatch(/options\?\.bus|copy\(/);
});

/** An entry's file passes on what chunks hold, and has nothing to map. */
function isMapped(name: string): boolean {
  const passesOn = /^(esm|cjs)\/(src|fixtures|tools)\//.test(name);
  return name.endsWith('.js') && !passesOn && !isOfTool(name);
}

/** The part of the kit that is loaded when it is first called. */
const ON_DEMAND = 'run-exploration';

/** Tools ship without maps: a chunk that is no part of an entry of src or fixtures is a tool's. */
function isOfTool(name: string): boolean {
  const [, chunk] = /chunk-(.+?)(?:-\d+)?b?\.js$/.exec(name) ?? [];
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object };
  const entries = Object.entries(exports)
    .filter(([, paths]) => !JSON.stringify(paths).includes('/tools/'))
    .map(([entry]) => entry.replace('./', '').replace(/^\.$/, 'index').replaceAll('/', '-'));
  return chunk !== undefined && ![...entries, ON_DEMAND].includes(chunk);
}

/** The sources that a built file's map names; `[undefined]` without a map. */
function sourcesOf(file: string): (string | undefined)[] {
  if (!existsSync(`${file}.map`)) return [undefined];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap;
  return sources.map((source) => resolve(dirname(file), source));
}
