import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

const gc = runInNewContext('gc');

/** A major collection, now. */
export function collect() {
  gc();
}

/** A collection of the young generation, now. */
export function collectYoung() {
  gc({ type: 'minor' });
}
