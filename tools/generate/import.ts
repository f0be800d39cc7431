import { basename, extname, join, relative, resolve } from 'node:path';
import { changedOf, differenceOf, textOf } from '../cli/output.js';
import { misuse, readOptions } from '../cli/options.js';
import { CommandError, EXIT } from '../cli/run-command.js';
import type { Terminal } from '../cli/terminal.js';
import { writeAll } from '../cli/write-all.js';
import { contractModule, IMPORTED } from '../openrpc/contract-module.js';
import { servicesOf } from '../openrpc/from-openrpc.js';
import type { JsonSchema } from '../../fixtures/shape/shape.js';
import { toKebabCase } from '../shape/words.js';

const HELP = `usage: rpc-testkit import <openrpc.json> --ts <folder> [options]

Writes contracts, with schemas of zod 4, from an OpenRPC document: <folder>/<name of the document>.ts.

  --ts <folder>      where to write them
  --params <how>     by-name (default) or by-position: for methods that leave it open
  --check            writes nothing: exits with 1, and tells what differs, where the file is stale
  --help             prints this`;

const OPTIONS = {
  ts: { type: 'string' },
  params: { type: 'string' },
  check: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npx rpc-testkit import`. */
export async function importDocument(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions('import', args, OPTIONS);
  if (values.help === true) {
    terminal.print(HELP);
    return EXIT.ok;
  }
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw misuse('import', 'say which document: openrpc.json');
  if (values.ts === undefined) throw misuse('import', 'say where to write the contracts: --ts <folder>');
  const structure = values.params ?? 'by-name';
  if (structure !== 'by-name' && structure !== 'by-position')
    throw misuse('import', '--params is by-name or by-position');
  const [problems, leftOut]: [string[], string[]] = [[], []];
  const services = servicesOf(readDocument(name, terminal.cwd), structure, { problems, leftOut });
  for (const line of leftOut) terminal.warn(line);
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  const path = join(resolve(terminal.cwd, values.ts), `${toKebabCase(basename(name, extname(name)))}.ts`);
  const output = { path, text: contractModule(services, basename(name)) };
  return values.check === true ? check(output, terminal) : write(output, terminal);
}

function readDocument(name: string, cwd: string): JsonSchema {
  const text = textOf(resolve(cwd, name));
  if (text === undefined) throw new CommandError(`there is no file ${name}`, EXIT.misused);
  try {
    return JSON.parse(text) as JsonSchema;
  } catch (error) {
    throw new CommandError(`${name} is not JSON: ${(error as Error).message}`);
  }
}

interface Contracts {
  readonly path: string;
  readonly text: string;
}

function write(output: Contracts, terminal: Terminal): number {
  const found = textOf(output.path);
  if (found !== undefined && !found.split('\n', 1)[0]?.includes(IMPORTED)) {
    throw new CommandError(
      `${relative(terminal.cwd, output.path)} was not written by this command: move it, or choose another folder`,
    );
  }
  writeAll(changedOf([output]));
  terminal.print(`wrote ${relative(terminal.cwd, output.path)}`);
  return EXIT.ok;
}

function check(output: Contracts, terminal: Terminal): number {
  const changed = changedOf([output]);
  for (const stale of changed) terminal.print(differenceOf(stale, terminal.cwd));
  return changed.length === 0 ? EXIT.ok : EXIT.failed;
}
