// Ours: the whole harness, within the call sites that it captures: the first 1,000 calls of each harness.
import { loadHarnessMaker } from '../lib/ours.mjs';

export const name = 'ours: harness, call sites';
export const load = loadHarnessMaker;
/** Every unit of calls, 1,000 at most, gets an instance of its own. */
export const freshEachUnit = true;
