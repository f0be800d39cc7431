// Ours: bus, server and typed client; no recorder, no interceptor.
import { loadBus } from '../lib/kit.mjs';
import { createBus, makeContract } from '../lib/ours.mjs';

export const name = 'ours: bus';
export const ours = true;

export async function create({ dist }, label = name) {
  const kit = await loadBus(dist, label);
  return createBus(kit, makeContract(kit));
}
