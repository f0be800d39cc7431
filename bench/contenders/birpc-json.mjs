// birpc with JSON as its serializer, a 30 s timeout.
import { createBirpcPair } from '../lib/birpc.mjs';
import { makeCheckedHandlers } from '../lib/checked.mjs';

export const name = 'birpc + JSON';

const handlers = makeCheckedHandlers();
const codec = { serialize: (message) => JSON.stringify(message), deserialize: (text) => JSON.parse(text) };

export async function create() {
  return createBirpcPair(handlers, codec);
}
