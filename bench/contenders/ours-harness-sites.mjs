// Ours: the whole harness, within the call sites that it captures: a fresh one for every batch of 1,000 calls.
import { loadKit } from '../lib/kit.mjs';
import { createHarness, makeContract } from '../lib/ours.mjs';

export const name = 'ours: harness, call sites';
export const ours = true;
/** A batch starts with a fresh instance, and is no longer than this. */
export const freshEvery = 1_000;

export async function create({ dist }, label = name) {
  const kit = await loadKit(dist, label);
  return createHarness(kit, makeContract(kit), {});
}
