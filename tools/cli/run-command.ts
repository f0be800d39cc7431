import type { Terminal } from './terminal.js';

/** What `npx rpc-testkit <name>` does: gets what was written after the name, resolves with the exit code. */
export type Run = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** One command of `npx rpc-testkit`. */
export interface Subcommand {
  /** A few words for the list that `npx rpc-testkit --help` prints. */
  readonly summary: string;
  /** Imports the command, which prints its help for `--help`. */
  readonly load: () => Promise<Run>;
}

/** The exit codes of every command. */
export const EXIT = {
  /** All is well. */
  ok: 0,
  /** The command did its work, and the answer is no: files are stale, a contract can't be read. */
  failed: 1,
  /** The command was written wrongly: nothing was done. */
  misused: 2,
} as const;

/** What a user can mend: its message is printed as it is, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs the command that `args` name; resolves with its exit code. What it throws is printed. */
export async function runCommand(
  args: readonly string[],
  commands: Readonly<Record<string, Subcommand>>,
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(overview(commands));
    return name === undefined ? EXIT.misused : EXIT.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    terminal.warn(`unknown command "${name}".\n\n${overview(commands)}`);
    return EXIT.misused;
  }
  try {
    const run = await command.load();
    return await run(rest, terminal);
  } catch (error) {
    terminal.warn(error instanceof CommandError ? error.message : stackOf(error));
    return error instanceof CommandError ? error.exitCode : EXIT.failed;
  }
}

/** The text of `npx rpc-testkit --help`. */
function overview(commands: Readonly<Record<string, Subcommand>>): string {
  const width = Math.max(0, ...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'usage: rpc-testkit <command> [options]',
    '',
    ...lines,
    '',
    'rpc-testkit <command> --help tells more of a command.',
  ].join('\n');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
