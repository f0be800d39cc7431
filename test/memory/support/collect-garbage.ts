import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Runs a full garbage collection, whether or not the process was started with `--expose-gc`. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) {
    setFlagsFromString('--expose-gc');
    globalThis.gc = runInNewContext('gc') as NodeJS.GCFunction;
  }
  globalThis.gc();
}

/** Whether all of these are collected within a few turns of the event loop. */
export async function areCollected(references: readonly WeakRef<object>[]): Promise<boolean> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise(setImmediate);
    collectGarbage();
    if (references.every((reference) => reference.deref() === undefined)) return true;
  }
  return false;
}
