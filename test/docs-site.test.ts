import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
// @ts-expect-error it is plain JavaScript: the site is no part of this program
import { contents } from '../site/contents.mjs';

const docs = resolve(import.meta.dirname, '../docs');
const groups = contents as readonly { readonly pages: Readonly<Record<string, string>> }[];
const listed = groups.flatMap(({ pages }) => Object.keys(pages));
const written = readdirSync(docs)
  .filter((name) => name.endsWith('.md') && name !== 'index.md')
  .map((name) => name.replace('.md', ''));

test('every page is in the sidebar of the site', () => {
  expect(listed).toEqual(expect.arrayContaining(written));
});

test('every page is in the table of contents', () => {
  const text = readFileSync(resolve(docs, 'index.md'), 'utf8');

  expect(written.filter((page) => !text.includes(`(${page}.md)`))).toEqual([]);
});

test('every entry of the package has a page of its API', () => {
  const entries = Object.keys(packageJson.exports).filter((name) => name !== './package.json');
  const titles = groups.flatMap(({ pages }) => Object.values(pages));

  expect(titles).toEqual(expect.arrayContaining(entries.map((name) => name.replace(/^\./, 'rpc-testkit'))));
});
