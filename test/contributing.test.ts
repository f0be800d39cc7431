import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

test('every file that CONTRIBUTING.md names is there', () => {
  const page = readFileSync(resolve(root, 'CONTRIBUTING.md'), 'utf8');

  const paths = [...page.matchAll(/`(\w[\w./-]*\.(?:ts|mjs|cjs|json|md)|[\w.-]+\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );

  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});
