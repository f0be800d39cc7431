import { toPlain } from './to-plain.js';

/** Deeper values take the careful path, which knows cycles. */
const SHALLOW = 64;

/**
 * Writes a value as JSON text; `undefined` for `undefined`.
 *
 * Stricter than `JSON.stringify` on purpose: what JSON would silently turn into something else (`NaN`, a `Map`, a
 * function …) throws a `JsonRefusal` with its path, and so does what JSON can't hold at all.
 */
export function encodeJson(value: unknown, root: string): string | undefined {
  if (value === undefined) return undefined;
  if (isPlain(value, 0)) return JSON.stringify(value);
  const plain = toPlain(value, root);
  return plain === undefined ? undefined : JSON.stringify(plain);
}

/** Whether `JSON.stringify` writes the value without loss; quick, and `false` whenever in doubt. */
function isPlain(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (depth < SHALLOW && isPlainContainer(value, depth + 1));
    default:
      return false;
  }
}

function isPlainContainer(value: object, depth: number): boolean {
  if ((value as { readonly toJSON?: unknown }).toJSON !== undefined) return false;
  if (Array.isArray(value)) return isPlainArray(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined && !isPlain(member, depth)) return false;
  }
  return true;
}

function isPlainArray(values: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < values.length; index++) {
    if (!isPlain(values[index], depth)) return false;
  }
  return true;
}
