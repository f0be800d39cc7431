// birpc as it comes: objects pass by reference.
import { createBirpcPair } from '../lib/birpc.mjs';
import { makeCheckedHandlers } from '../lib/checked.mjs';

export const name = 'birpc, by reference';

const handlers = makeCheckedHandlers();

export async function create() {
  return createBirpcPair(handlers, {});
}
