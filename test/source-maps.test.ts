import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

interface SourceMap {
  readonly sources: readonly string[];
}

test('every script and every declaration of the package has a map, which names its source', () => {
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|d\.ts)$/.test(name));

  const sources = built.map((name) => sourceOf(join(dist, name)));

  expect(built.length).toBeGreaterThan(100);
  expect(sources.filter((source) => source === undefined || !existsSync(source))).toEqual([]);
});

test.each([
  ['esm', `import { MemoryRpcServer } from './dist/esm/src/index.js';`, 'module'],
  ['cjs', `const { MemoryRpcServer } = require('./dist/cjs/src/index.js');`, 'commonjs'],
])('a stack of the %s build names the line of the source that threw', (_format, load, type) => {
  const script = `${load} try { new MemoryRpcServer({}); } catch (error) { console.log(error.stack); }`;

  const options = ['--enable-source-maps', `--input-type=${type}`, '--eval', script];
  const stack = execFileSync(process.execPath, options, { cwd: root, encoding: 'utf8' });

  const [, file = '', line = ''] = /at pipelineOf \(?(?:file:\/\/)?(.+?):(\d+):\d+/.exec(stack) ?? [stack];
  expect(resolve(file)).toBe(join(root, 'src/transport/bus.ts'));
  expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toContain('throw new TypeError');
});

/** The source that a built file's map names; `undefined` without a map. */
function sourceOf(file: string): string | undefined {
  if (!existsSync(`${file}.map`)) return undefined;
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap;
  return sources.length === 1 ? resolve(dirname(file), sources[0] as string) : undefined;
}
