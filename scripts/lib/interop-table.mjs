import { relative, sep } from 'node:path';
import { markdownTable } from './markdown-table.mjs';

const SUITES = /^test\/(?:interop\/|tools\/generate\/quickstart)/;
const WORDS = { passed: 'passed', failed: 'FAILED' };

/** What came of each case in each direction, as lines, from a report of Vitest; then why those failed that did. */
export function interopTable({ testResults }, root) {
  const tests = testResults
    .map(({ name, assertionResults }) => ({ file: relative(root, name).split(sep).join('/'), assertionResults }))
    .filter(({ file }) => SUITES.test(file))
    .toSorted((one, other) => (one.file < other.file ? -1 : 1))
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ ancestorTitles, title, status, failureMessages }) => {
      return { direction: directionOf(ancestorTitles), title, status, failureMessages };
    });
  const directions = [...new Set(tests.map(({ direction }) => direction))];
  const wordOf = (title, direction) => {
    const found = tests.find((test) => test.title === title && test.direction === direction);
    return found === undefined ? '-' : (WORDS[found.status] ?? 'skipped');
  };
  const titles = [...new Set(tests.map(({ title }) => title))];
  const rows = titles.map((title) => [title].concat(directions.map((direction) => wordOf(title, direction))));
  const failures = tests.flatMap(({ direction, title, failureMessages }) =>
    failureMessages.map((message) => `\n${direction}: ${title}\n${message}`),
  );
  return [...markdownTable(['case', ...directions], rows), ...failures].join('\n');
}

/** Of Python's own bus the quickstart alone is tried. */
function directionOf(titles) {
  return titles.find((title) => title.includes(' → ')) ?? 'Python, in memory';
}
