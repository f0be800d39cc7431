import { sameInstance } from './same-instance.js';

/** Keys from the root to a place in a value. */
export type Path = readonly (string | number)[];

/** In the place of a JSON image where a value has none. */
export const NO_IMAGE: unique symbol = Symbol('no image');

/**
 * The places where a value differs from an expected one, at most `most`; none where they are equal. A member that is
 * `undefined` counts as absent. `image` is what JSON makes of the expected value: where that isn't plain data, its image
 * is as good, since a schema that lets anything through lets both through.
 */
export function differences(actual: unknown, expected: unknown, image: unknown, most: number): Path[] {
  const found: Path[] = [];
  compare({ actual, expected, image, path: [] }, found, most);
  return found;
}

interface Place {
  readonly actual: unknown;
  readonly expected: unknown;
  readonly image: unknown;
  readonly path: Path;
}

function compare({ actual, expected, image, path }: Place, found: Path[], most: number): void {
  if (found.length >= most || actual === expected || Object.is(actual, expected)) return;
  if (isPlain(actual) && isPlain(expected) && Array.isArray(actual) === Array.isArray(expected)) {
    return compareMembers({ actual, expected, image, path }, found, most);
  }
  if (sameInstance(actual, expected, isEqual) || isImage(actual, expected, image)) return;
  found.push(path);
}

function compareMembers(place: Place & { actual: object; expected: object }, found: Path[], most: number): void {
  const { actual, expected, image, path } = place;
  if (path.length > MOST_DEEP || (Array.isArray(actual) && actual.length !== (expected as unknown[]).length)) {
    found.push(path);
    return;
  }
  for (const key of new Set([...Object.keys(actual), ...Object.keys(expected)])) {
    const step = Array.isArray(actual) ? Number(key) : key;
    const member = { actual: memberOf(actual, key), expected: memberOf(expected, key), path: [...path, step] };
    compare({ ...member, image: memberOf(image, key) }, found, most);
  }
}

/** What is nested deeper counts as different: an output may be a cycle. */
const MOST_DEEP = 1_001;

function isEqual(actual: unknown, expected: unknown): boolean {
  return differences(actual, expected, NO_IMAGE, 1).length === 0;
}

function isImage(actual: unknown, expected: unknown, image: unknown): boolean {
  if (typeof expected !== 'object' || expected === null || image === NO_IMAGE || isPlain(expected)) return false;
  return isEqual(actual, image);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return NO_IMAGE;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
