import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch as watchFolder } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT } from '../cli/run-command.js';
import type { Terminal } from '../cli/terminal.js';

/** Changes within this time make one run: an editor writes a file in several steps. */
const SETTLE_MS = 50;

/**
 * Generates now, and again when something changes beside the files, until the user ends it. Each run is a process: a module
 * that was imported once would stay as it was.
 */
export async function watch(
  args: readonly string[],
  files: readonly string[],
  terminal: Terminal,
  run: typeof runOnce = runOnce,
): Promise<number> {
  const ended = terminal.interrupted();
  const folders = new Set(files.map((file) => dirname(file)));
  let [isDue, wake] = [true, (): void => {}];
  const watchers = [...folders].map((folder) =>
    watchFolder(folder, (_event, name) => {
      if (name === null || !isSource(name)) return;
      isDue = true;
      wake();
    }),
  );
  ended.addEventListener('abort', () => wake());
  while (!ended.aborted) {
    if (isDue) {
      isDue = false;
      await run(
        args.filter((arg) => arg !== '--watch'),
        terminal.cwd,
      );
      terminal.warn('watching for changes');
    }
    await new Promise<void>((resolve) => {
      wake = () => void setTimeout(resolve, SETTLE_MS);
      if (isDue || ended.aborted) wake();
    });
  }
  for (const watcher of watchers) watcher.close();
  return EXIT.ok;
}

/** Whether contracts may come from a file. What else is written beside them, such as a log of this command, changes none. */
export function isSource(name: string): boolean {
  return /\.(?:[cm]?[jt]sx?|json)$/.test(name);
}

async function runOnce(args: readonly string[], cwd: string): Promise<void> {
  const [, command = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, command, 'generate', ...args], { cwd, stdio: 'inherit' });
  await once(child, 'close');
}
