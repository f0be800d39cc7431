// What Jest makes of suites that must fail: one Jest of its own runs them, once, and its report is held against their titles.
import { spawnSync } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { bodyErrors, bodyTexts } from '../fixtures/suites/body-rows.js';
import { endErrors, endTexts } from '../fixtures/suites/end-rows.js';
import { hookErrors, hookTexts } from '../fixtures/suites/hook-rows.js';
import { ownErrors, type RunReport, timesShown, wrongOutcomes } from '../fixtures/suites/run-report.js';
import { severityTexts } from '../fixtures/suites/severity-rows.js';
import { strictTexts } from '../fixtures/suites/strict-rows.js';

let report: RunReport;
let exitCode: number | null;
let stderr: string;

beforeAll(() => {
  const config = resolve(__dirname, 'suites/jest.config.cjs');
  const child = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), '--config', config, '--runInBand'], {
    encoding: 'utf8',
    // One of the suites is an ES module.
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
  });
  report = JSON.parse(child.stdout) as RunReport;
  ({ status: exitCode, stderr } = child);
});

test('every outcome is what the title says', () => {
  expect(wrongOutcomes(report)).toEqual([]);
  expect(report.tests.length).toBeGreaterThan(45);
  expect(exitCode).toBe(1);
});

test('the end of a bus for a file fails the file, and no test of it', () => {
  expect(report.files.map(({ title }) => basename(title))).toEqual(['file-scope.test.ts']);
  expect(report.files[0]?.errors).toEqual([expect.stringContaining('1. [inFlight] desk.ask: ')]);
});

test('nobody else is blamed', () => {
  expect(report.unhandled).toEqual([]);
  expect(stderr).toBe('');
});

test('a conversation is shown once with the test that failed, and not at all with others', () => {
  expect(timesShown(report)).toEqual({
    ...strictTexts,
    ...severityTexts,
    ...bodyTexts,
    ...endTexts,
    ...hookTexts,
    // Of two tries Jest keeps the errors of the last.
    'tried again': undefined,
    'tried in vain': 1,
    'no failure': 1,
    'no throw, wrapped': 1,
    'no throw, within': 1,
    'one of them': 1,
    'one that throws': 1,
    leftover: 1,
    'on the second': 1,
    'no time': 1,
  });
});

test("a body's own error comes alone, whatever else was left behind", () => {
  const notFailed = 'Failing test passed even though it was supposed to fail. Remove `.failing` to remove error.';

  expect(ownErrors(report)).toEqual({
    ...bodyErrors,
    ...endErrors,
    ...hookErrors,
    'a body in a callback that takes too long': 'thrown: "Exceeded timeout of 40 ms for a test.',
    'a user of the bus of a file that takes too long': 'thrown: "Exceeded timeout of 40 ms for a test.',
    'leaves a call behind on the bus of a file': notFailed,
    'a body that throws zero': 'thrown: 0',
    'a body that takes too long': 'thrown: "Exceeded timeout of 20 ms for a test.',
    'an exploration that takes too long': 'thrown: "Exceeded timeout of 40 ms for a test.',
    'expected to fail, it only leaves a call behind': notFailed,
    'expected to fail, it passes': notFailed,
    'wrapped and expected to fail, it only leaves a call behind': notFailed,
    'expected to fail, a body within it only leaves a call behind': notFailed,
    'the one of them that throws': 'the body threw',
    'uses what the hooks set up': expect.stringContaining('inside test.concurrent, where Jest runs no hooks'),
  });
});
