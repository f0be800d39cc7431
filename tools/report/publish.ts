import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { contractLine } from '../../fixtures/conversation/contract-line.js';
import { joinContracts, toText } from './collected.js';
import { type Collected } from '../../fixtures/conversation/read-lines.js';
import { coverageOf, missedThresholds } from './coverage.js';
import type { Coverage } from './page/page-data.js';
import { coverageText } from './coverage-text.js';
import { filesOf, type ReportOptions } from './options.js';
import type { Output } from './output.js';
import { toPage } from './to-page.js';
import { toSummary } from './summary.js';

/** Where a report says what it did. */
export interface Voice {
  print(text: string): void;
  warn(text: string): void;
}

/** Writes all that the options ask for. Returns a line for each threshold that was missed; never throws. */
export function publish(
  collected: Collected,
  options: ReportOptions,
  root: string,
  output: Output,
  voice: Voice,
): readonly string[] {
  try {
    const { coverage: asked = {} } = options;
    const whole = asked === false ? collected : withContracts(collected, asked.contracts ?? []);
    const coverage = asked === false ? undefined : coverageOf(whole, asked.by);
    const written = filesOf(options).flatMap((file) => {
      const text = file.endsWith('.html') ? toPage(whole, coverage, options) : toText(whole);
      return output.write(resolve(root, file), text) ?? [];
    });
    for (const path of written) voice.print(`RPC report: ${path}`);
    appendSummary(whole, options, voice);
    return coverage === undefined || asked === false ? [] : tellCoverage(coverage, asked, root, output, voice);
  } catch (error) {
    voice.warn(
      `rpc-testkit/report: no report was made: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return [];
  }
}

function withContracts(collected: Collected, contracts: NonNullable<CoverageOptions['contracts']>): Collected {
  return { ...collected, contracts: joinContracts([...collected.contracts, ...contracts.map(contractLine)]) };
}

type CoverageOptions = Exclude<ReportOptions['coverage'], false | undefined>;

function tellCoverage(
  coverage: Coverage,
  asked: CoverageOptions,
  root: string,
  output: Output,
  voice: Voice,
): readonly string[] {
  const { by, file, thresholds, print = thresholds !== undefined } = asked;
  if (print) voice.print(coverageText(coverage, by));
  if (file !== undefined) output.write(resolve(root, file), `${JSON.stringify(coverage, undefined, 2)}\n`);
  const missed = missedThresholds(coverage, thresholds ?? {});
  for (const line of missed) voice.warn(line);
  return missed;
}

/** GitHub shows what is in this file on the page of the job. */
function appendSummary(collected: Collected, { summary = true }: ReportOptions, voice: Voice): void {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (!summary || path === undefined || path === '') return;
  const text = toSummary(collected);
  if (text === '') return;
  try {
    appendFileSync(path, text);
  } catch (error) {
    voice.warn(`rpc-testkit/report: the job summary could not be written: ${String(error)}`);
  }
}
