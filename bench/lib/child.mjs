// Measures that need a process of their own.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const bench = join(import.meta.dirname, '..');

/** Runs a script of `children/` and gives what it prints, as JSON. */
export async function runChild(script, args) {
  return runNode(['--expose-gc', join(bench, 'children', script), ...args]);
}

/** Runs Node in the folder of the benchmark and gives the JSON on the last line of what it prints. */
export async function runNode(args, options = {}) {
  const { stdout } = await run(process.execPath, args, { cwd: bench, maxBuffer: 1e8, ...options });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
