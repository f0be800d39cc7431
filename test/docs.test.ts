/*
 * Every code block of README.md and docs/ is a quotation: its info string names the file, and the region, that it comes from,
 * as in ```ts file=docs/examples/quickstart.test.ts#adds, and the block is those lines, common indentation taken away.
 * A region lies between `// #region adds` and `// #endregion`; no `#adds` means the whole file. A line `// …`, in Python `# …`, in the block
 * stands for any number of lines left out. The file has to be in docs/examples and to be run: by Vitest or Jest, or imported
 * by what is. Printed text is quoted in the same way from a `*.golden.txt` that a test writes; Python from
 * files that a test runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './docs/blocks.js';
import { brokenLinks } from './docs/links.js';
import { pageProblems } from './docs/page-problems.js';
import { filesUnder, runBySuites } from './docs/run-by-suites.js';
import { readMermaid } from './fixtures/record/support/read-mermaid.js';

const root = resolve(import.meta.dirname, '..');
const run = runBySuites(join(root, 'docs/examples'));
const atRoot = readdirSync(root).map((name) => join(root, name));
const pages = [...atRoot, ...filesUnder(join(root, 'docs'))]
  .filter((path) => path.endsWith('.md'))
  .map((path) => relative(root, path));

describe.each(pages)('%s', (page) => {
  test('quotes code that the suites run', () => {
    const markdown = readFileSync(join(root, page), 'utf8');

    expect(pageProblems(markdown, root, run)).toEqual([]);
  });

  test('links to files and headings that are there', () => {
    expect(brokenLinks(join(root, page))).toEqual([]);
  });
});

test.each(pages)('%s draws with Mermaid', async (page) => {
  const pictures = blocksOf(readFileSync(join(root, page), 'utf8')).filter(({ language }) => language === 'mermaid');

  for (const { lines } of pictures) expect((await readMermaid(lines.join('\n'))).messages).not.toEqual([]);
});

test('the README is among the pages', () => {
  expect(pages).toContain('README.md');
});
