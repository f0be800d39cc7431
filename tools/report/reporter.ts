import { stripVTControlCharacters } from 'node:util';
import { resolve } from 'node:path';
import { VARIABLE } from '../../fixtures/conversation/emission.js';
import { type ConversationLine, type ContractLine, type RunLine, VERSION } from '../../fixtures/conversation/lines.js';
import { Redaction } from '../../fixtures/conversation/redaction.js';
import type { Collected } from '../../fixtures/conversation/read-lines.js';
import { inOrder, joinContracts, withoutCalls } from './collected.js';
import { SideFiles, type TestFileResult, toldByRun } from './jest-run.js';
import { checkOptions, filesOf, type ReportOptions } from './options.js';
import { Output } from './output.js';
import { publish, type Voice } from './publish.js';
import { type TestModule, type Told, toldByModule, type ToldTest } from './vitest-run.js';

export type { CoverageOptions, ReportOptions, Thresholds } from './options.js';

/** What Jest tells each reporter of the whole run. */
interface JestConfig {
  readonly rootDir: string;
}

interface Vitest {
  readonly config: { readonly root: string };
}

const VOICE: Voice = {
  print: (text) => void process.stdout.write(`${text}\n`),
  warn: (text) => void process.stderr.write(`${text}\n`),
};

/** A reporter for Vitest and for Jest: `reporters: ['default', ['rpc-testkit/report', { file: 'rpc.html' }]]` in either config. */
// oxlint-disable-next-line import/no-default-export -- runners load the default export of a reporter's module
export default class RpcReporter {
  readonly #options: ReportOptions;
  readonly #output = new Output((text) => VOICE.warn(text));
  readonly #side: SideFiles | undefined;
  #run: RunLine;
  /** Of Vitest's files, the newest run of each: in watch mode, not all run again. */
  readonly #modules = new Map<string, Told>();
  readonly #results: TestFileResult[] = [];
  #contracts: readonly ContractLine[] = [];
  #missed: readonly string[] = [];

  /** Vitest passes its options alone, Jest its own config before them. Throws a `TypeError` for bad options. */
  constructor(options?: ReportOptions, jestOptions?: ReportOptions);
  constructor(config: JestConfig, jestOptions: ReportOptions);
  constructor(first: ReportOptions | JestConfig = {}, second?: ReportOptions) {
    const isJest = 'rootDir' in first;
    const options = isJest ? (second ?? {}) : (first as ReportOptions);
    checkOptions(options);
    this.#options = options;
    this.#side = isJest ? sideFiles() : undefined;
    const root = isJest ? first.rootDir : process.cwd();
    this.#run = { type: 'run', version: VERSION, runner: isJest ? 'jest' : 'vitest', startedAt: Date.now(), root };
    const { keep, redact, maxChars } = options;
    process.env[VARIABLE] = JSON.stringify({ keep, redact, maxChars, folder: this.#side?.folder });
  }

  onInit(vitest: Vitest): void {
    this.#run = { ...this.#run, root: vitest.config.root };
  }

  /** Again for each run of watch mode. */
  onTestRunStart(): void {
    this.#claim();
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      const told = guarded(() => toldByModule(module, this.#run.root)) ?? NOTHING;
      this.#modules.set(`${module.project.name}\n${module.moduleId}`, told);
    }
    this.#publish([...this.#modules.values()]);
    if (this.#missed.length > 0) process.exitCode = 1;
  }

  onRunStart(): void {
    this.#claim();
  }

  onTestResult(_test: unknown, result: TestFileResult): void {
    this.#results.push(result);
  }

  onRunComplete(): void {
    const told = guarded(() => toldByRun(this.#results, this.#side?.read() ?? [], this.#run.root));
    this.#publish([told ?? NOTHING]);
    this.#side?.remove();
  }

  /** What Jest fails a run with. */
  getLastError(): Error | undefined {
    return this.#missed.length === 0 ? undefined : new Error(this.#missed.join('\n'));
  }

  #claim(): void {
    for (const file of filesOf(this.#options)) this.#output.claim(resolve(this.#run.root, file));
  }

  #publish(told: readonly Told[]): void {
    const collected = guarded(() => this.#collect(told));
    if (collected !== undefined) this.#missed = publish(collected, this.#options, this.#run.root, this.#output, VOICE);
    this.#output.release();
  }

  #collect(told: readonly Told[]): Collected {
    const tests = told.flatMap((each) => each.tests);
    const given = [...told.flatMap(({ contracts }) => contracts), ...tests.flatMap(({ lines }) => lines)];
    this.#contracts = joinContracts([...this.#contracts, ...given.filter((line) => line.type === 'contract')]);
    return {
      run: this.#run,
      contracts: this.#contracts,
      conversations: inOrder(tests.flatMap((test) => toConversations(test, this.#options))),
    };
  }
}

const NOTHING: Told = { contracts: [], tests: [] };

/** The lines of a test, with what only its runner knows. */
function toConversations(told: ToldTest, options: ReportOptions): ConversationLine[] {
  const lines = withoutSilent(told.lines.filter((line) => line.type === 'conversation'));
  const last = Math.max(...lines.map((line) => line.try));
  return lines.map((line) => toConversation(line, told, line.try < last ? 'failed' : told.state, options));
}

/** Hooks set a harness up for each test: of those that a test didn't use, none is told where it used another. */
function withoutSilent(lines: readonly ConversationLine[]): readonly ConversationLine[] {
  const isSilent = ({ total, problems = [] }: ConversationLine): boolean => total === 0 && problems.length === 0;
  const isFirst = (line: ConversationLine): boolean => lines.find((each) => each.try === line.try) === line;
  const isAlone = (line: ConversationLine): boolean => lines.every((each) => each.try !== line.try || isSilent(each));
  return lines.filter((line) => !isSilent(line) || (isAlone(line) && isFirst(line)));
}

function toConversation(
  line: ConversationLine,
  { file, project, test, error: shown }: ToldTest,
  state: ConversationLine['state'],
  { keep, redact }: ReportOptions,
): ConversationLine {
  const { error, ...rest } = line;
  const text = error ?? new Redaction(redact).text(shown).slice(0, 8_000);
  const whole: ConversationLine = {
    ...rest,
    file,
    ...(project !== '' && { project }),
    test,
    state,
    ...(state === 'failed' && text !== '' && { error: stripVTControlCharacters(text) }),
  };
  return state === 'failed' || keep === 'all' ? whole : withoutCalls(whole);
}

/** What can't be collected is warned of, and fails no run. */
function guarded<T>(collect: () => T): T | undefined {
  try {
    return collect();
  } catch (error) {
    VOICE.warn(`rpc-testkit/report: conversations could not be collected: ${String(error)}`);
    return undefined;
  }
}

function sideFiles(): SideFiles | undefined {
  return guarded(() => new SideFiles());
}
