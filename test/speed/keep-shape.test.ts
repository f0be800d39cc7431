import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { keepShape } from '../../src/speed/tricks.js';

const root = resolve(import.meta.dirname, '../..');

test('a shape is kept through a collection, whatever else forgets the instance', async () => {
  const ref = new WeakRef(keepShape({ a: 1 }));
  await new Promise((resolveTurn) => setImmediate(resolveTurn));

  (globalThis as unknown as { gc(): void }).gc();

  expect(ref.deref()).toEqual({ a: 1 });
});

test('every instance that the sources keep is kept by what ships', () => {
  const sources = ['src', 'fixtures'].flatMap((folder) => textsBelow(folder, '.ts'));
  const chunks = textsBelow('dist/esm/deps', '.js');

  expect(countOf(chunks)).toBe(countOf(sources));
  expect(countOf(sources)).toBeGreaterThan(5);
});

function textsBelow(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** How often an instance is made for it. */
function countOf(texts: readonly string[]): number {
  return texts.join('\n').match(/keepShape\(\s*(?:new |Payload\.)/g)?.length ?? 0;
}
