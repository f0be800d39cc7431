import type { Contract } from '../../src/contract/types.js';
import type { Redact } from '../../fixtures/conversation/redaction.js';

/** Options of the reporter `rpc-testkit/report`. */
export interface ReportOptions {
  /**
   * Where the report goes: a page for a path that ends with `.html`, a conversation file for any other. Default
   * `rpc-report.html`. Relative to the root of the project.
   */
  readonly file?: string | readonly string[];
  /** Whose calls are kept: those of tests that failed, the default, or of all. */
  readonly keep?: 'failed' | 'all';
  /** More names of members whose values are taken out; `{ only: names }` for no others; `false` for none. */
  readonly redact?: Redact;
  /** The longest conversation of a test, in characters; default 262 144. */
  readonly maxChars?: number;
  /** Where the line of a call leads; `{file}`, `{line}` and `{column}` are filled in. Default `vscode://file/{file}:{line}:{column}`. */
  readonly editor?: string;
  /** Appends the first failing conversations to the job summary of GitHub, where there is one. Default true. */
  readonly summary?: boolean;
  /** What is done with coverage; `false` for nothing. By default it is printed when a threshold is given, and on the page. */
  readonly coverage?: CoverageOptions | false;
}

export interface CoverageOptions {
  /** Contracts that count whether a test was given them or not. */
  readonly contracts?: readonly Contract[];
  /** Whose answers count: of handlers and stubs, the default, or of handlers alone. */
  readonly by?: 'any' | 'handler';
  /** Prints the table. Default: where there are thresholds. */
  readonly print?: boolean;
  /** Where the numbers go, as JSON. */
  readonly file?: string;
  /** Percentages; below one of them, the run fails. */
  readonly thresholds?: Thresholds;
}

export interface Thresholds {
  readonly methods?: number;
  readonly codes?: number;
  readonly points?: number;
}

const KEYS: Readonly<Record<keyof ReportOptions, true>> = {
  file: true,
  keep: true,
  redact: true,
  maxChars: true,
  editor: true,
  summary: true,
  coverage: true,
};

/** Throws a `TypeError` for an option that there is not, or that can't be. */
export function checkOptions(options: ReportOptions): void {
  const unknown = Object.keys(options).find((key) => !Object.hasOwn(KEYS, key));
  if (unknown !== undefined) {
    throw new TypeError(
      `rpc-testkit/report: unknown option "${unknown}". Known options: ${Object.keys(KEYS).join(', ')}`,
    );
  }
  const { keep = 'failed', coverage = {} } = options;
  if (keep !== 'failed' && keep !== 'all') throw new TypeError("rpc-testkit/report: keep must be 'failed' or 'all'");
  for (const [name, percent] of Object.entries((coverage === false ? {} : coverage.thresholds) ?? {})) {
    if (!['methods', 'codes', 'points'].includes(name))
      throw new TypeError(`rpc-testkit/report: unknown threshold "${name}"`);
    if (typeof percent === 'number' && percent >= 0 && percent <= 100) continue;
    throw new RangeError(`rpc-testkit/report: the threshold ${name} must be a percentage, from 0 to 100`);
  }
}

/** The files that a report goes to. */
export function filesOf({ file = 'rpc-report.html' }: ReportOptions): readonly string[] {
  return typeof file === 'string' ? [file] : file;
}
