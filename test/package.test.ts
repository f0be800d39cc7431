import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Manifest;

interface Manifest {
  readonly main: string;
  readonly types: string;
  readonly exports: object;
  readonly typesVersions: object;
  readonly sideEffects: readonly string[];
  readonly dependencies?: object;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, object>>;
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
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
  ]);
  expect(paths.filter((path) => !/(\.js|\.d\.ts|\.map|package\.json|\.md|LICENSE)$/.test(path))).toEqual([]);
});

test('every path that the manifest names is in the package', () => {
  const { main, types, exports, typesVersions, sideEffects } = manifest;

  const named = pathsIn([main, types, exports, typesVersions, sideEffects]);

  const paths = new Set(packed.files.map(({ path }) => `./${path}`));
  expect(named.filter((path) => !paths.has(path))).toEqual([]);
});

test('the package brings nothing along, and wants nothing that it can do without', () => {
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.peerDependencies).toEqual({
    '@jest/globals': '^29 || ^30',
    msw: '^2.7 || ^3',
    vitest: '^3.2 || ^4 || ^5',
    zod: '^3.25 || ^4',
  });
  const optional = Object.entries(manifest.peerDependenciesMeta).map(([name, meta]) => [name, meta]);
  expect(optional).toEqual(Object.keys(manifest.peerDependencies).map((name) => [name, { optional: true }]));
});

function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value as object).flatMap(pathsIn);
}
