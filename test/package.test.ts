import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { importsOf } from './layers/imports-of.js';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Manifest;

interface Manifest {
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly types: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly [string]>> };
  readonly sideEffects: readonly string[];
  readonly dependencies?: object;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, object>>;
}

interface TsConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> };
}

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

let packed: Packed;

beforeAll(() => {
  if (!existsSync(resolve(root, 'dist'))) throw new Error('there is no dist: run `npm run build` first');
  const options = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const printed = execFileSync('npm', options, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  [packed] = JSON.parse(printed) as [Packed];
});

test('the package is smaller than 240 kB', () => {
  expect(packed.size).toBeLessThan(240_000);
});

test('the package holds what was built, and who made it under which terms', () => {
  const paths = packed.files.map(({ path }) => path);

  expect(paths.filter((path) => !path.startsWith('dist/')).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'docs/dependencies.md',
    'docs/errors.md',
    'docs/guide.md',
    'docs/options.md',
    'package.json',
  ]);
  expect(paths.filter((path) => !/(\.js|\.d\.m?ts|\.map|package\.json|\.md|LICENSE)$/.test(path))).toEqual([]);
});

test('every path that the manifest names is in the package', () => {
  const { main, bin, types, exports, typesVersions, sideEffects } = manifest;

  const named = pathsIn([main, bin, types, exports, typesVersions, sideEffects]);

  const paths = new Set(packed.files.map(({ path }) => `./${path}`));
  expect(named.filter((path) => !paths.has(path))).toEqual([]);
});

test('the manifest of the ES modules says what the package says of them', () => {
  const ofModules = JSON.parse(readFileSync(resolve(root, 'dist/esm/package.json'), 'utf8')) as Partial<Manifest>;

  const named = manifest.sideEffects.filter((path) => path.startsWith('./dist/esm/'));
  expect(ofModules).toEqual({ type: 'module', sideEffects: named.map((path) => path.replace('dist/esm/', '')) });
});

describe('each entry that package.json exports', () => {
  const config = readFileSync(resolve(root, 'tsconfig.json'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
  const { compilerOptions } = JSON.parse(config) as TsConfig;
  const entries = Object.entries(manifest.exports).filter(([name]) => name !== './package.json');

  test('is known to the type checker, and so to the tests, by its source', () => {
    const sources = entries.map(([name, paths]) => [name.replace('.', 'rpc-testkit'), [sourceOf(paths)]]);

    expect(Object.entries(compilerOptions.paths)).toEqual(sources);
  });

  test('is known by its types to a TypeScript that reads no exports', () => {
    const types = entries.map(([name, paths]) => [name.replace('./', ''), [pathsIn(paths).findLast(isTypes)]]);

    expect([['.', [manifest.types]], ...Object.entries(manifest.typesVersions['*'])]).toEqual(types);
  });

  test('comes in few files: one passes on what chunks hold, which are parts of entries', () => {
    const scripts = pathsIn(manifest.exports).filter((path) => path.endsWith('.js'));

    const chunks = new Set(scripts.flatMap(relativeImports).map((path) => path.replace(/^.*\//, '')));
    const names = new Set(
      entries.map(([name]) => name.replace('./', '').replace(/^\.$/, 'index').replaceAll('/', '-')),
    );
    expect([...chunks].filter((chunk) => !names.has(chunk.replace(/^chunk-|(?:-\d+)?b?\.js$/g, '')))).toEqual([]);
  });
});

test('scripts ship without comments, but for the name of their source map', () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));

  const comments = scripts.flatMap((path) => parseSync(path, withoutHashbang(path)).comments);

  expect(scripts.length).toBeGreaterThan(10);
  expect(comments.map(({ value }) => value).filter((text) => !text.startsWith('# sourceMappingURL='))).toEqual([]);
});

test('an import of the fixtures reads six files, each of which Node looks for once', () => {
  const files = ['dist/esm/fixtures/index.js'];
  const found: string[] = [];
  for (const file of files) {
    const imported = loadedBy(file).map((path) => join(dirname(file), path));
    found.push(...imported);
    files.push(...imported.filter((path) => !files.includes(path)));
  }

  expect(files.length).toBeLessThanOrEqual(6);
  expect(found.length).toBe(files.length - 1);
});

test('what programs import is ASCII, which V8 reads faster, and keeps in half of the memory', () => {
  const scripts = packed.files
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.js') && existsSync(mapOf(path)));

  const beyond = scripts.filter((path) => /[^\0-\x7F]/.test(readFileSync(resolve(root, path), 'utf8')));

  expect(scripts.length).toBeGreaterThan(10);
  expect(beyond).toEqual([]);
});

test('classes ship with the names that inspectors and the texts of failures show', () => {
  const scripts = packed.files
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.js') && existsSync(mapOf(path)));

  const texts = scripts.map((path) => readFileSync(resolve(root, path), 'utf8'));

  expect(texts.flatMap((text) => text.match(/\bclass [A-Z]\w+/g) ?? []).length).toBeGreaterThan(10);
  expect(texts.flatMap((text) => text.match(/=\s*class (?!extends)[a-z]\w*/g) ?? [])).toEqual([]);
});

test('the package brings nothing along, and wants nothing that it can do without', () => {
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.peerDependencies).toEqual({
    '@jest/globals': '^29 || ^30',
    '@redis/client': '^5 || ^6',
    ioredis: '^5 || ^6',
    jiti: '^2',
    msw: '^2.7 || ^3',
    redis: '^5 || ^6',
    vitest: '^3.2 || ^4 || ^5',
    zod: '^3.25 || ^4',
  });
  const optional = Object.entries(manifest.peerDependenciesMeta).map(([name, meta]) => [name, meta]);
  expect(optional).toEqual(Object.keys(manifest.peerDependencies).map((name) => [name, { optional: true }]));
});

/** The TypeScript file that an entry is built from. */
function sourceOf(paths: unknown): string {
  const script = pathsIn(paths).find((path) => path.endsWith('.js')) ?? '';
  return script.replace(/^\.\/dist\/\w+\/(.+)\.js$/, './$1.ts');
}

/** What an ES module imports of ours, but for what it loads on demand. */
function loadedBy(path: string): string[] {
  const sources = readFileSync(resolve(root, path), 'utf8').matchAll(/^import\{[^}]*\}from"(\..*?)"/gm);
  return Array.from(sources, ([, source = '']) => source);
}

/** Tools have none. */
function mapOf(path: string): string {
  return resolve(root, `${path}.map`);
}

function withoutHashbang(path: string): string {
  return readFileSync(resolve(root, path), 'utf8').replace(/^#!.*/, '');
}

function isTypes(path: string): boolean {
  return /\.d\.m?ts$/.test(path);
}

function relativeImports(path: string): string[] {
  const imports = importsOf(path, readFileSync(resolve(root, path), 'utf8'));
  return imports.flatMap(({ specifier = '' }) => (specifier.startsWith('.') ? [specifier] : []));
}

function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value as object).flatMap(pathsIn);
}
