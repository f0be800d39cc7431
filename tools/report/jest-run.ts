import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { ConversationLine, Line } from '../../fixtures/conversation/lines.js';
import type { Told, ToldTest } from './vitest-run.js';

/** The results of a test file, as Jest's reporters get them. */
export interface TestFileResult {
  readonly testFilePath: string;
  readonly displayName?: { readonly name: string };
  /** When it was run, in milliseconds since the epoch. */
  readonly perfStats?: { readonly start: number; readonly end: number };
  readonly testResults: readonly AssertionResult[];
}

interface AssertionResult {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly fullName: string;
  readonly status: string;
  readonly invocations?: number;
  readonly failureMessages: readonly string[];
}

/** The folder in which the tests of a run leave their lines. */
export class SideFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'rpc-testkit-'));

  /** What each run of a test file left. A line that was cut off, as by a process that was killed, is left out. */
  read(): SideFile[] {
    return readdirSync(this.folder).map((name) => {
      const text = readFileSync(join(this.folder, name), 'utf8');
      return { at: Number.parseInt(name, 10), lines: text.split('\n').flatMap(parse) };
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What one run of a test file left, and when it began. */
export interface SideFile {
  readonly at: number;
  readonly lines: readonly Line[];
}

function parse(line: string): Line[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Line];
  } catch {
    return [];
  }
}

/** Joins what tests left to how Jest says they ended: by file, run of the file, full name and try. */
export function toldByRun(results: readonly TestFileResult[], left: readonly SideFile[], root: string): Told {
  const byResult = new Map(results.map((result) => [result, [] as Line[]]));
  for (const { at, lines } of left.toSorted((one, other) => one.at - other.at)) {
    const path = lines.find((line) => line.type === 'conversation')?.file;
    const ofPath = results.filter(({ testFilePath }) => testFilePath === path);
    const result = resultOf(ofPath, at, (each) => byResult.get(each)?.length === 0);
    if (result !== undefined) byResult.get(result)?.push(...lines);
  }
  const tests = [...byResult].flatMap(([file, lines]) => testsOf(file, lines, root));
  return { contracts: left.flatMap(({ lines }) => lines.filter((line) => line.type === 'contract')), tests };
}

/** One file may be run for several projects: the result of a run is one in whose time it began, that has nothing yet. */
function resultOf(
  results: readonly TestFileResult[],
  at: number,
  isFree: (result: TestFileResult) => boolean,
): TestFileResult | undefined {
  const within = results.filter(({ perfStats: { start, end } = { start: at, end: at } }) => start <= at && at <= end);
  return within.find(isFree) ?? within[0] ?? results.find(isFree) ?? results[0];
}

function testsOf(file: TestFileResult, lines: readonly Line[], root: string): ToldTest[] {
  const byName = new Map<string, ConversationLine[]>();
  for (const line of lines) {
    if (line.type !== 'conversation') continue;
    const name = line.test.join(' ');
    byName.set(name, [...(byName.get(name) ?? []), line]);
  }
  const told = file.testResults.map((result) => {
    const left = byName.get(result.fullName) ?? [];
    return toTold(file, result, takeTries(left, result.invocations ?? 1), root);
  });
  return told.filter((test) => test.lines.length > 0);
}

/** Tests may have one name: each takes the lines up to its last try. */
function takeTries(left: ConversationLine[], tries: number): ConversationLine[] {
  const end = left.findIndex(
    (line, index) => index > 0 && line.try < (left[index - 1] as ConversationLine).try && line.try <= tries,
  );
  return left.splice(0, end === -1 ? left.length : end);
}

function toTold(file: TestFileResult, result: AssertionResult, lines: readonly Line[], root: string): ToldTest {
  const { ancestorTitles, title, status, failureMessages } = result;
  return {
    file: relative(root, file.testFilePath).replaceAll('\\', '/'),
    project: file.displayName?.name ?? '',
    test: [...ancestorTitles, title],
    state: status === 'passed' || status === 'failed' ? status : 'skipped',
    error: failureMessages.join('\n\n'),
    lines,
  };
}
