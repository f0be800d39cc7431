import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { ConversationLine, Line } from '../../fixtures/conversation/lines.js';
import type { ToldTest } from './vitest-run.js';

/** The results of a test file, as Jest's reporters get them. */
export interface TestFileResult {
  readonly testFilePath: string;
  readonly displayName?: { readonly name: string };
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

  /** All lines, in the order of each process. A line that was cut off, as by a process that was killed, is left out. */
  read(): Line[] {
    const texts = readdirSync(this.folder).map((name) => readFileSync(join(this.folder, name), 'utf8'));
    return texts.flatMap((text) => text.split('\n').flatMap(parse));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function parse(line: string): Line[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Line];
  } catch {
    return [];
  }
}

/** Joins what tests left to how Jest says they ended: by file, full name and try. Contracts belong to the first test. */
export function testsOfRun(results: readonly TestFileResult[], lines: readonly Line[], root: string): ToldTest[] {
  const byTest = new Map<string, ConversationLine[]>();
  for (const line of lines) {
    if (line.type !== 'conversation') continue;
    const key = `${line.file}\n${line.test.join(' ')}`;
    byTest.set(key, [...(byTest.get(key) ?? []), line]);
  }
  const tests = results.flatMap((file) => {
    const inFile = file.testResults.map((result) => {
      const left = byTest.get(`${file.testFilePath}\n${result.fullName}`) ?? [];
      return toTold(file, result, takeTries(left, result.invocations ?? 1), root);
    });
    return inFile.filter((test) => test.lines.length > 0);
  });
  const contracts = lines.filter((line) => line.type === 'contract');
  return tests.map((test, index) =>
    index === 0 ? Object.assign(test, { lines: [...contracts, ...test.lines] }) : test,
  );
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
