import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder, type Output } from './output.js';
import { CommandError } from './run-command.js';

/**
 * Puts files in their places, all or none: all are written beside their places before the first is moved there, and what was
 * moved goes back when another can't be. Throws a `CommandError` that names the file that can't be written.
 */
export function writeAll(outputs: readonly Output[]): void {
  const scratch: string[] = [];
  const undo: (() => void)[] = [];
  try {
    const staged = outputs.map((output) => ({ ...output, ...stage(output, scratch, undo) }));
    for (const { path, text, fresh, old } of staged) {
      attempt(path, () => (text === undefined ? rmSync(path, { force: true }) : renameSync(fresh, path)));
      undo.push(() => (old === undefined ? rmSync(path, { force: true }) : renameSync(old, path)));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  } finally {
    for (const path of scratch) if (existsSync(path)) rmSync(path);
  }
}

interface Staged {
  /** The new file, beside its place. */
  readonly fresh: string;
  /** A copy of the one that is there; `undefined` where there is none. */
  readonly old: string | undefined;
}

function stage({ path, text }: Output, scratch: string[], undo: (() => void)[]): Staged {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}`);
  const [fresh, old] = [`${beside}.tmp`, `${beside}.old`];
  return attempt(path, () => {
    const made = firstMissing(dirname(path));
    if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
    makeFolder(dirname(path));
    scratch.push(fresh, old);
    if (text !== undefined) writeFileSync(fresh, text);
    if (!existsSync(path)) return { fresh, old: undefined };
    copyFileSync(path, old);
    return { fresh, old };
  });
}

/** The outermost folder that has to be made for a path; `undefined` where all are there. */
function firstMissing(path: string): string | undefined {
  return existsSync(path) ? undefined : (firstMissing(dirname(path)) ?? path);
}

function attempt<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw new CommandError(`${path} can't be written: ${(error as Error).message}. No file was changed.`);
  }
}
