// Ours: the whole harness, past the call sites that it captures.
import { loadKit } from '../lib/kit.mjs';
import { createHarness, makeContract } from '../lib/ours.mjs';

export const name = 'ours: harness';
export const ours = true;

export async function create({ dist }, label = name) {
  const kit = await loadKit(dist, label);
  const instance = await createHarness(kit, makeContract(kit), {});
  for (let index = 0; index < 1_000; index++) await instance.add(index, 1);
  return instance;
}
