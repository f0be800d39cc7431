import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { brokenLinks, slugsOf } from './links.js';
import { pageProblems } from './page-problems.js';
import { runBySuites } from './run-by-suites.js';

const root = mkdtempSync(join(tmpdir(), 'rpc-testkit-docs-'));
const examples = join(root, 'docs/examples');
mkdirSync(examples, { recursive: true });
writeFileSync(
  join(examples, 'sum.test.ts'),
  "import { sum } from './sum.js';\n// #region two\nsum(1, 1);\n// #endregion\n",
);
writeFileSync(join(examples, 'sum.ts'), 'export const sum = (a: number, b: number): number => a + b;\n');
writeFileSync(join(examples, 'lonely.ts'), 'sum(1, 1);\n');
writeFileSync(join(examples, 'sum.golden.txt'), '1 + 1 = 2\n');
writeFileSync(join(root, 'outside.test.ts'), 'sum(1, 1);\n');
const run = runBySuites(examples);

afterAll(() => rmSync(root, { recursive: true }));

const page = (info: string, code: string): string => `# Title\n\n\`\`\`${info}\n${code}\n\`\`\`\n`;

test.each([
  { name: 'a region of a test', info: 'ts file=docs/examples/sum.test.ts#two', code: 'sum(1, 1);' },
  {
    name: 'what a test imports',
    info: 'ts file=docs/examples/sum.ts',
    code: 'export const sum = (a: number, b: number): number => a + b;',
  },
  { name: 'printed text', info: 'text file=docs/examples/sum.golden.txt', code: '1 + 1 = 2' },
  { name: 'a shell command without a source', info: 'sh', code: 'npm test' },
])('takes $name', ({ info, code }) => {
  expect(pageProblems(page(info, code), root, run)).toEqual([]);
});

test.each([
  { name: 'code without a source', info: 'ts', problem: 'needs its source' },
  { name: 'a block without a language', info: '', problem: 'needs a language' },
  { name: 'a file that is not there', info: 'ts file=docs/examples/gone.test.ts', problem: 'does not exist' },
  { name: 'a file that nothing runs', info: 'ts file=docs/examples/lonely.ts', problem: 'run by no suite' },
  { name: 'a file outside the examples', info: 'ts file=outside.test.ts', problem: 'not in docs/examples' },
  { name: 'a region that is not there', info: 'ts file=docs/examples/sum.test.ts#three', problem: 'no region "three"' },
  { name: 'other code than the source', info: 'ts file=docs/examples/sum.ts', problem: 'not a quotation' },
  { name: 'other text than the golden', info: 'text file=docs/examples/sum.golden.txt', problem: 'not a quotation' },
])('refuses $name', ({ info, problem }) => {
  const problems = pageProblems(page(info, 'sum(1, 1);'), root, run);

  expect(problems).toEqual([expect.stringContaining('line 3: ')]);
  expect(problems[0]).toContain(problem);
});

test('refuses a block that is never closed', () => {
  expect(() => pageProblems('```ts\nsum(1, 1);\n', root, run)).toThrow('never closed');
});

test('finds links that lead nowhere, and no others', () => {
  const file = join(root, 'page.md');
  const links = ['other.md', 'other.md#the-end', '#here', 'gone.md', 'other.md#gone', '#gone', 'https://example.org/x'];
  writeFileSync(join(root, 'other.md'), '## The `end`\n');
  writeFileSync(file, `# Here\n\n${links.map((link) => `[a](${link})`).join('\n')}\n\n\`[b](code.md)\`\n`);

  expect(brokenLinks(file)).toEqual(['gone.md', 'other.md#gone', '#gone']);
});

test("slugs are GitHub's", () => {
  const markdown = '# A `b.c()`: d-e\n\n## Same\n\n## Same\n\n```sh\n# not a heading\n```\n';

  expect([...slugsOf(markdown)]).toEqual(['a-bc-d-e', 'same', 'same-1']);
});
