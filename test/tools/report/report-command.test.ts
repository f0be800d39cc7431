import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../../../tools/cli/terminal.js';
import { toText } from '../../../tools/report/collected.js';
import { readText } from '../../../fixtures/conversation/read-lines.js';
import { report } from '../../../tools/report/report-command.js';
import { collected, conversation, covered } from './support/lines.js';

let cwd: string;
let printed: string[];
let warned: string[];
let terminal: Terminal;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rpc-report-'));
  [printed, warned] = [[], []];
  terminal = {
    cwd,
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    interrupted: () => new AbortController().signal,
  };
  writeFileSync(join(cwd, 'a.ndjson'), toText(collected(conversation({ file: 'b.test.ts', covered: [covered()] }))));
  writeFileSync(
    join(cwd, 'b.ndjson'),
    toText(collected(conversation({ file: 'a.test.ts', covered: [covered({ method: 'shop.log' })] }))),
  );
});

afterEach(() => rmSync(cwd, { recursive: true }));

test('joins files into a page and a file, and prints where they are', async () => {
  const code = await report(['a.ndjson', 'b.ndjson', '-o', 'all.html', '-o', 'all.ndjson'], terminal);

  expect([code, warned]).toEqual([0, []]);
  expect(printed).toEqual([`RPC report: ${join(cwd, 'all.html')}`, `RPC report: ${join(cwd, 'all.ndjson')}`]);
  const { conversations, contracts } = readText(readFileSync(join(cwd, 'all.ndjson'), 'utf8'), 'all').collected;
  expect(conversations.map(({ file }) => file)).toEqual(['a.test.ts', 'b.test.ts']);
  expect(contracts).toHaveLength(1);
});

test('thresholds hold for what all files covered together', async () => {
  expect(await report(['a.ndjson', 'b.ndjson', '--methods', '66'], terminal)).toBe(0);
  expect(await report(['a.ndjson', '--methods', '66'], terminal)).toBe(1);
  expect(warned).toEqual([expect.stringContaining('33.3 % of the methods (1 of 3)')]);
});

test('contracts that no test was given count too', async () => {
  writeFileSync(join(cwd, 'pay.mjs'), `export const pay = { service: 'pay', methods: {} };`);

  await report(['a.ndjson', '--contracts', 'pay.mjs', '--coverage-file', 'coverage.json'], terminal);

  const coverage = JSON.parse(readFileSync(join(cwd, 'coverage.json'), 'utf8')) as { services: { service: string }[] };
  expect(coverage.services.map(({ service }) => service)).toEqual(['pay', 'shop']);
});

test('a file that was cut is joined as far as it goes, and the exit code says so', async () => {
  writeFileSync(join(cwd, 'a.ndjson'), readFileSync(join(cwd, 'a.ndjson'), 'utf8').slice(0, -30));

  expect(await report(['a.ndjson', 'b.ndjson'], terminal)).toBe(1);
  expect(warned).toEqual([expect.stringContaining('a.ndjson:3: not JSON')]);
  expect(readFileSync(join(cwd, 'rpc-report.html'), 'utf8')).toContain('RPC report');
});

test.each([
  [[], 'report needs at least one conversation file'],
  [['a.ndjson', '--methods', 'many'], '--methods must be a percentage'],
  [['a.ndjson', '--by', 'me'], '--by must be any or handler'],
  [['a.ndjson', '--foo'], "Unknown option '--foo'"],
  [['none.ndjson'], "none.ndjson can't be read"],
])('%j is refused: %s', async (args, message) => {
  await expect(report(args, terminal)).rejects.toThrow(message);
});
