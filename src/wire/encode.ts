import { toPlain } from './to-plain.js';

/** Writes a value as JSON text; `undefined` for `undefined`. Throws a `JsonRefusal` for what has no faithful text. */
export function encodeJson(value: unknown, root: string): string | undefined {
  const plain = toPlain(value, root);
  return plain === undefined ? undefined : JSON.stringify(plain);
}
