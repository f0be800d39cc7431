import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, EXIT, type Run } from '../cli/run-command.js';
import { findFiles } from '../load/find-files.js';
import { loadContracts } from '../load/load-contracts.js';
import { inOrder, joinContracts } from './collected.js';
import { type Collected, readText } from '../../fixtures/conversation/read-lines.js';
import type { ReportOptions, Thresholds } from './options.js';
import { Output } from './output.js';
import { publish } from './publish.js';

const HELP = `usage: rpc-testkit report <file> … [options]

Joins conversation files, as shards and Jest's projects leave them, and makes one report.

  -o, --output <file>      where it goes: a page (.html), or a conversation file; may be repeated. Default rpc-report.html
  --coverage               prints the coverage of all files
  --coverage-file <file>   writes the coverage as JSON
  --contracts <files>      modules whose contracts count whether a test was given them or not; may be repeated, and a pattern
  --by handler             counts what handlers answered, not what stubs did
  --methods, --codes, --points <percent>
                           thresholds: below one of them, the exit code is 1
  --editor <template>      where the line of a call leads, vscode://file/{file}:{line}:{column}`;

const OPTIONS = {
  output: { type: 'string', short: 'o', multiple: true },
  coverage: { type: 'boolean' },
  'coverage-file': { type: 'string' },
  contracts: { type: 'string', multiple: true },
  by: { type: 'string' },
  methods: { type: 'string' },
  codes: { type: 'string' },
  points: { type: 'string' },
  editor: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npx rpc-testkit report`. */
export const report: Run = async (args, terminal) => {
  const { values, positionals } = parse(args);
  if (values.help === true) {
    terminal.print(HELP);
    return EXIT.ok;
  }
  if (positionals.length === 0) throw misused(`report needs at least one conversation file.\n\n${HELP}`);
  const options = await toOptions(values, terminal.cwd);
  let isWhole = true;
  const warn = (text: string): void => {
    isWhole = false;
    terminal.warn(text);
  };
  const parts = positionals.map((name) => readPart(resolve(terminal.cwd, name), warn));
  const missed = publish(join(parts), options, terminal.cwd, new Output(warn), { print: terminal.print, warn });
  return missed.length > 0 || !isWhole ? EXIT.failed : EXIT.ok;
};

type Values = ReturnType<typeof parse>['values'];

async function toOptions(values: Values, cwd: string): Promise<ReportOptions> {
  const { by, editor, output, contracts: modules } = values;
  if (by !== undefined && by !== 'any' && by !== 'handler') throw misused('--by must be any or handler');
  const thresholds = toThresholds(values);
  const found = modules === undefined ? [] : await loadContracts(findFiles(modules, cwd), cwd);
  return {
    ...(output !== undefined && { file: output }),
    ...(editor !== undefined && { editor }),
    summary: false,
    coverage: {
      thresholds,
      contracts: found.map(({ contract }) => contract),
      print: values.coverage === true || Object.keys(thresholds).length > 0,
      ...(by !== undefined && { by }),
      ...(values['coverage-file'] !== undefined && { file: values['coverage-file'] }),
    },
  };
}

function misused(message: string): CommandError {
  return new CommandError(message, EXIT.misused);
}

function parse(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw misused(`${(error as Error).message}\n\n${HELP}`);
  }
}

function readPart(path: string, warn: (text: string) => void): Collected {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw misused(`${path} can't be read: ${(error as Error).message}`);
  }
  const { collected, warnings } = readText(text, path);
  for (const warning of warnings) warn(warning);
  return collected;
}

function toThresholds(values: {
  readonly methods?: string;
  readonly codes?: string;
  readonly points?: string;
}): Thresholds {
  const given = (['methods', 'codes', 'points'] as const).flatMap((name) => {
    const text = values[name];
    if (text === undefined) return [];
    const percent = Number(text);
    if (text.trim() !== '' && percent >= 0 && percent <= 100) return [[name, percent] as const];
    throw new CommandError(`--${name} must be a percentage, from 0 to 100, not "${text}"`);
  });
  return Object.fromEntries(given);
}

/** Runs of one moment: the first names runner and folder. */
function join(parts: readonly Collected[]): Collected {
  const [first] = parts as readonly [Collected];
  const startedAt = Math.min(...parts.map(({ run }) => run.startedAt));
  return {
    run: { ...first.run, startedAt },
    contracts: joinContracts(parts.flatMap(({ contracts }) => contracts)),
    conversations: inOrder(parts.flatMap(({ conversations }) => conversations)),
  };
}
