/** Keys from the root to a place in a value. */
export type Path = readonly (string | number)[];

/** The keys that paths have in common, from the root on. */
export function commonPath([first = [], ...others]: readonly Path[]): Path {
  const end = first.findIndex((step, at) => others.some((path) => path[at] !== step));
  return first.slice(0, end);
}

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

type Equal = (left: unknown, right: unknown) => boolean;

/**
 * Whether two instances of a class are equal, as far as they show: by their members, by what they say of themselves
 * (`toJSON`, `valueOf`, `toString`), by their getters, by what they iterate. Those that show nothing are not equal, since
 * what they hide may differ.
 */
function sameInstance(left: unknown, right: unknown, equal: Equal): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  try {
    if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
    const [shown, other] = [shownBy(left), shownBy(right)];
    return shown.length > 0 && equal(shown, other);
  } catch {
    return false;
  }
}

const SPEAKING = ['toJSON', 'valueOf', 'toString'] as const;

function shownBy(value: object): unknown[] {
  const shown: unknown[] = Object.entries(value);
  for (const name of SPEAKING) {
    const speak: unknown = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof speak !== 'function' || speak === (Object.prototype as Readonly<Record<string, unknown>>)[name])
      continue;
    const spoken: unknown = Reflect.apply(speak as () => unknown, value, []);
    if (spoken !== value) shown.push(spoken);
  }
  return [...shown, ...iteratedBy(value), ...gettersOf(value)];
}

/** What can be gone through again and again: a `Map`, a `Set`, an array of bytes, but no iterator. */
function iteratedBy(value: object): unknown[] {
  const iterate: unknown = (value as { readonly [Symbol.iterator]?: unknown })[Symbol.iterator];
  if (typeof iterate !== 'function' || Reflect.apply(iterate as () => unknown, value, []) === value) return [];
  return [[...(value as Iterable<unknown>)]];
}

/** Of an ordinary class only: what a platform's own class shows by getters, such as a size, is not what it holds. */
function gettersOf(value: object): unknown[] {
  if (Object.prototype.toString.call(value) !== '[object Object]') return [];
  const shown: unknown[] = [];
  for (let at = parentOf(value); at !== null && at !== Object.prototype; at = parentOf(at)) {
    for (const [key, member] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if ('get' in member) shown.push(Reflect.get(at, key, value));
    }
  }
  return shown;
}

function parentOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
