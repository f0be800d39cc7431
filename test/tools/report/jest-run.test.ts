import { expect, test } from 'vitest';
import { toldByRun, type SideFile, type TestFileResult } from '../../../tools/report/jest-run.js';
import { contract, conversation } from './support/lines.js';

function result(project: string, start: number, state: string): TestFileResult {
  const test = { ancestorTitles: [], title: 'sells', fullName: 'sells', status: state, failureMessages: [] };
  const perfStats = { start, end: start + 100 };
  return { testFilePath: '/shop/a.test.js', displayName: { name: project }, perfStats, testResults: [test] };
}

function left(at: number, total: number): SideFile {
  return { at, lines: [contract, conversation({ file: '/shop/a.test.js', test: ['sells'], total })] };
}

function told(results: readonly TestFileResult[], files: readonly SideFile[]): unknown[] {
  const { tests } = toldByRun(results, files, '/shop');
  return tests.map(({ file, project, state, lines }) => {
    return [file, project, state, lines.map((line) => (line.type === 'conversation' ? line.total : line.type))];
  });
}

test('one file that two projects run one after the other has the conversations of each', () => {
  const results = [result('node', 1000, 'passed'), result('browser', 1200, 'failed')];

  expect(told(results, [left(1210, 2), left(1010, 1)])).toEqual([
    ['a.test.js', 'node', 'passed', [1]],
    ['a.test.js', 'browser', 'failed', [2]],
  ]);
  expect(told(results, [left(1210, 2)])).toEqual([['a.test.js', 'browser', 'failed', [2]]]);
});

test('one file that two projects run at once has them in the order in which the runs began', () => {
  const results = [result('node', 1000, 'passed'), result('browser', 1001, 'failed')];

  expect(told(results, [left(1012, 2), left(1010, 1)])).toEqual([
    ['a.test.js', 'node', 'passed', [1]],
    ['a.test.js', 'browser', 'failed', [2]],
  ]);
});

test('a test file whose modules were read twice keeps what both have written, and a clock of its own is borne', () => {
  expect(told([result('', 1000, 'passed')], [left(1010, 1), left(1050, 2)])).toEqual([
    ['a.test.js', '', 'passed', [1, 2]],
  ]);
  expect(told([result('', 1000, 'passed')], [left(0, 1)])).toEqual([['a.test.js', '', 'passed', [1]]]);
});

test('contracts are told although no test of their file has run', () => {
  expect(toldByRun([], [{ at: 1, lines: [contract] }], '/shop')).toEqual({ contracts: [contract], tests: [] });
});
