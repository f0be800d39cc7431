// Ours: the whole harness, past the call sites that it captures.
import { loadHarnessMaker } from '../lib/ours.mjs';

export const name = 'ours: harness';
/** Its set-up is that of the harness with call sites. */
export const noSetUp = true;

export async function load(context, label) {
  const create = await loadHarnessMaker(context, label);
  return async () => {
    const instance = await create();
    for (let index = 0; index < 1_000; index++) await instance.add(index, 1);
    return instance;
  };
}
