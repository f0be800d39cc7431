import { describe, expect, test } from 'vitest';
import { CommandError, runCommand, type Run, type Subcommand } from '../../../tools/cli/run-command.js';

describe('npx rpc-testkit', () => {
  test('hands a command what was written after its name, and ends with its exit code', async () => {
    const seen: (readonly string[])[] = [];

    const { code } = await runWith(['weigh', '--all', 'a.ts'], async (args) => {
      seen.push(args);
      return 1;
    });

    expect(code).toBe(1);
    expect(seen).toEqual([['--all', 'a.ts']]);
  });

  test.each([['--help'], ['-h'], ['help']])('lists the commands for %s', async (flag) => {
    const { code, printed } = await runWith([flag], async () => 0);

    expect(code).toBe(0);
    expect(printed).toEqual([expect.stringContaining('  weigh  weighs things')]);
  });

  test('lists them, and says by its exit code that nothing was done, where no command is named', async () => {
    const { code, printed } = await runWith([], async () => 0);

    expect(code).toBe(2);
    expect(printed).toEqual([expect.stringContaining('usage: rpc-testkit <command>')]);
  });

  test.each([['weight'], ['constructor'], ['--weigh']])('refuses %s', async (name) => {
    const { code, warned } = await runWith([name], async () => 0);

    expect(code).toBe(2);
    expect(warned).toEqual([expect.stringContaining(`unknown command "${name}".`)]);
  });

  test('prints an error that the user can mend without a stack', async () => {
    const { code, warned } = await runWith(['weigh'], async () => {
      throw new CommandError('the scales are broken', 2);
    });

    expect(code).toBe(2);
    expect(warned).toEqual(['the scales are broken']);
  });

  test('prints any other error with its stack', async () => {
    const { code, warned } = await runWith(['weigh'], async () => {
      throw new RangeError('too heavy');
    });

    expect(code).toBe(1);
    expect(warned).toEqual([expect.stringMatching(/^RangeError: too heavy\n\s+at /)]);
  });
});

async function runWith(args: readonly string[], run: Run) {
  const printed: string[] = [];
  const warned: string[] = [];
  const weigh: Subcommand = { summary: 'weighs things', load: async () => run };
  const code = await runCommand(
    args,
    { weigh },
    {
      cwd: '/',
      print: (text) => void printed.push(text),
      warn: (text) => void warned.push(text),
      interrupted: () => new AbortController().signal,
    },
  );
  return { code, printed, warned };
}
