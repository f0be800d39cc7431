type Equal = (left: unknown, right: unknown) => boolean;

/**
 * Whether two instances of a class are equal, as far as they show: by their members, by what they say of themselves
 * (`toJSON`, `valueOf`, `toString`), by their getters, by what they iterate. Those that show nothing are not equal, since
 * what they hide may differ.
 */
export function sameInstance(left: unknown, right: unknown, equal: Equal): boolean {
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
