import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Runs a script in a Node process of its own, where `rpc-testkit` is this package as built. Gives what it printed, as JSON. */
export function runNode(script: string, format: 'module' | 'commonjs', flags: readonly string[] = []): unknown {
  const printed = execFileSync(process.execPath, [...flags, `--input-type=${format}`, '--eval', script], {
    cwd: resolve(__dirname, '../..'),
    encoding: 'utf8',
    // Less than a call waits where nothing is said: what waits for one does not end at once.
    timeout: 20_000,
  });
  return JSON.parse(printed) as unknown;
}
