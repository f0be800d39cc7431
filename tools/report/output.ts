import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { makeFolder } from '../cli/output.js';

/** Claims the files of a run, so that two runs at once don't write the same one. */
export class Output {
  readonly #claimed = new Map<string, string>();
  readonly #warn: (text: string) => void;

  constructor(warn: (text: string) => void) {
    this.#warn = warn;
  }

  /** Claims a path until `release`; another run that has it at this moment gets to keep it, and this one a name beside it. */
  claim(path: string): void {
    if (this.#claimed.has(path)) return;
    const free = tryLock(path) ? path : beside(path);
    if (free !== path) this.#warn(`rpc-testkit/report: another run is writing ${path}, so this one goes to ${free}`);
    this.#claimed.set(path, free);
  }

  /** Writes the whole file, or nothing of it. Returns where it is; `undefined` where it can't be written, which is warned of. */
  write(path: string, text: string): string | undefined {
    const free = this.#claimed.get(path) ?? path;
    const draft = `${free}.${process.pid}.tmp`;
    try {
      makeFolder(dirname(free));
      writeFileSync(draft, text);
      renameSync(draft, free);
      return free;
    } catch (error) {
      discard(draft);
      this.#warn(
        `rpc-testkit/report: ${free} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
      return undefined;
    }
  }

  release(): void {
    for (const [path, free] of this.#claimed) if (path === free) discard(lockOf(path));
    this.#claimed.clear();
  }
}

function lockOf(path: string): string {
  return `${path}.lock`;
}

/** A folder that can't be written is told of when the file is written. */
function tryLock(path: string): boolean {
  try {
    makeFolder(dirname(path));
    writeFileSync(lockOf(path), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'EEXIST') return true;
  }
  return takeOver(lockOf(path));
}

/** The lock of a process that is gone, or of this one, holds nobody back. */
function takeOver(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) return false;
    writeFileSync(lock, String(process.pid));
  } catch {
    // It went away meanwhile.
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { readonly code?: string }).code === 'EPERM';
  }
}

function beside(path: string): string {
  const ending = extname(path);
  return `${path.slice(0, path.length - ending.length)}.${process.pid}${ending}`;
}

/** Removes a file where there is one; `force` alone throws where the folder is a file. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is nothing to remove.
  }
}
