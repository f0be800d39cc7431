import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from 'vitest';
// @ts-expect-error A script has no types.
import { pythonFolder } from '../../../scripts/lib/python-folder.mjs';

const folder = (pythonFolder as () => string)();
const isThere = existsSync(join(folder, 'newest/done')) && existsSync(join(folder, 'oldest/done'));
let isTold = false;

/** `describe` for what needs Python: skipped where its environments were not made. */
export function describePython(name: string, body: () => void): void {
  describe.runIf(hasPython())(name, body);
}

/** Says once why suites don't run; returns true if they do. */
export function hasPython(): boolean {
  if (!isThere && !isTold) {
    isTold = true;
    process.stderr.write('skipped: what needs Python. Make its environments by: node scripts/python-venv.mjs\n');
  }
  return isThere;
}

/** A program of an environment: `python`, `mypy`, `ruff`. */
export function programOf(environment: 'newest' | 'oldest', program: string): string {
  return join(folder, environment, 'bin', program);
}

/** Runs a program; resolves with what it printed, and its exit code. */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number; readonly text: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, encoding: 'utf8' });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
    };
    return { code, text: stdout + stderr };
  }
}
