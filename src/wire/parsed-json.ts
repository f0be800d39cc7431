import { JsonRefusal, MAX_DEPTH } from './thrown.js';

/**
 * Checks what `JSON.parse` gave: JSON may hold a number that is infinite when it is read, and may be nested without end.
 * Throws a `JsonRefusal` with its path.
 */
export function checkParsed(json: unknown, root: string): void {
  try {
    check(json, 0);
  } catch (error) {
    throw JsonRefusal.of(error).at(root);
  }
}

/** As deep as `toPlain` goes. */
function check(value: unknown, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new JsonRefusal('is a number too large to be read');
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new JsonRefusal(`is nested deeper than ${MAX_DEPTH} levels`);
  for (const key in value) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof member === 'string') continue;
    try {
      check(member, depth + 1);
    } catch (error) {
      throw JsonRefusal.of(error).under(Array.isArray(value) ? Number(key) : key, value);
    }
  }
}
