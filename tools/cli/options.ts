import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError, EXIT } from './run-command.js';

/** Reads what was written after a command's name. Throws a `CommandError` that says what is wrong, and how to get help. */
export function readOptions<const Config extends ParseArgsConfig['options'] & object>(
  command: string,
  args: readonly string[],
  options: Config,
): Options<Config> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ''] = (error as Error).message.split('. ');
    throw misuse(command, first.replace(/\.$/, ''));
  }
}

/** Options as they were given, and the words without a name. */
export type Options<Config extends ParseArgsConfig['options'] & object> = Pick<
  ReturnType<typeof parseArgs<{ readonly options: Config; readonly allowPositionals: true; readonly strict: true }>>,
  'values' | 'positionals'
>;

/** A command that was written wrongly. */
export function misuse(command: string, message: string): CommandError {
  return new CommandError(`${message}\nrpc-testkit ${command} --help lists what there is.`, EXIT.misused);
}
