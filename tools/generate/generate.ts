import { resolve } from 'node:path';
import { changedOf, checkOwn, differenceOf, type Output } from '../cli/output.js';
import { misuse, readOptions } from '../cli/options.js';
import { CommandError, EXIT } from '../cli/run-command.js';
import type { Terminal } from '../cli/terminal.js';
import { writeAll } from '../cli/write-all.js';
import { findFiles } from '../load/find-files.js';
import { emitAll, type Targets } from './emit-all.js';
import { readServices } from './read-services.js';
import { watch } from './watch.js';

const HELP = `usage: rpc-testkit generate <files> [options]

Reads the contracts that files export, and writes what other programs need.
Files are paths and patterns: contracts/arith.ts, "contracts/**/*.ts".

  --py <folder>      a Python module for each service: pydantic 2, clamator-protocol
  --ts <folder>      a TypeScript module for each service, without the schemas
  --openrpc <file>   an OpenRPC document of all services; what its "info" says is kept
  --check            writes nothing: exits with 1, and tells what differs, where files are stale
  --watch            runs again when a contract changes
  --help             prints this

Exit codes: 0 all is well; 1 files are stale, or a contract can't be read; 2 the command was written wrongly.`;

const OPTIONS = {
  py: { type: 'string' },
  ts: { type: 'string' },
  openrpc: { type: 'string' },
  check: { type: 'boolean' },
  watch: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npx rpc-testkit generate`. */
export async function generate(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions('generate', args, OPTIONS);
  if (values.help === true) {
    terminal.print(HELP);
    return EXIT.ok;
  }
  if (positionals.length === 0) throw misuse('generate', 'say which files have contracts: contracts/**/*.ts');
  const at = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(terminal.cwd, path);
  const targets: Targets = { py: at(values.py), ts: at(values.ts), openrpc: at(values.openrpc) };
  if (Object.values(targets).every((target) => target === undefined)) {
    throw misuse('generate', 'say what to write: --py <folder>, --ts <folder>, --openrpc <file>');
  }
  if (values.watch === true && values.check === true)
    throw misuse('generate', '--check and --watch exclude each other');
  const files = findFiles(positionals, terminal.cwd);
  if (values.watch === true) return watch(args, files, terminal);
  const outputs = await outputsOf(files, targets, terminal.cwd);
  return values.check === true ? check(outputs, terminal) : write(outputs, terminal);
}

async function outputsOf(files: readonly string[], targets: Targets, cwd: string): Promise<readonly Output[]> {
  const problems: string[] = [];
  const services = await readServices(files, cwd, problems);
  const outputs = problems.length === 0 ? emitAll(services, targets, problems) : [];
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  checkOwn(outputs, cwd);
  return outputs;
}

function write(outputs: readonly Output[], terminal: Terminal): number {
  const changed = changedOf(outputs);
  writeAll(changed);
  for (const { path, text } of changed)
    terminal.print(`${text === undefined ? 'removed' : 'wrote'} ${nameOf(path, terminal)}`);
  if (changed.length === 0)
    terminal.print(
      `nothing to do: ${outputs.length} file${outputs.length === 1 ? ' is as it' : 's are as they'} should be`,
    );
  return EXIT.ok;
}

function check(outputs: readonly Output[], terminal: Terminal): number {
  const changed = changedOf(outputs);
  for (const output of changed) terminal.print(differenceOf(output, terminal.cwd));
  if (changed.length === 0) return EXIT.ok;
  terminal.warn(`${changed.length} of ${outputs.length} generated files are stale: run rpc-testkit generate again`);
  return EXIT.failed;
}

function nameOf(path: string, { cwd }: Terminal): string {
  return path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}
