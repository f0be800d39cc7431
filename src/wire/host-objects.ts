/** What JSON writes without what it holds, even where members were added to it. */
const LOSSY: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'RegExp', 'Error']);

/**
 * What an object is that keeps its state where JSON doesn't look, such as `a Map`; `undefined` for any other. By its tag,
 * so that it holds for an object of another realm. Such an object may speak for itself by a `toJSON`: ask for that first.
 */
export function lossOf(value: object): string | undefined {
  const tag = tagOf(value);
  return LOSSY.has(tag) || ArrayBuffer.isView(value) ? withArticle(tag) : undefined;
}

/**
 * The same of an object without enumerable members that is not just an empty object: streams, iterators, `Blob`,
 * `Headers`, and what else a platform has.
 */
export function lossOfEmpty(value: object): string | undefined {
  const tag = tagOf(value);
  return tag === 'Object' ? undefined : withArticle(tag);
}

/** The primitive in a box such as `new Number(5)`, as JSON takes it out; `undefined` for any other object. */
export function unbox(value: object): unknown {
  const tag = tagOf(value);
  if (tag === 'Number' && hasSlot(value, Number.prototype)) return Number(value);
  if (tag === 'String' && hasSlot(value, String.prototype)) return String.prototype.valueOf.call(value);
  if (tag === 'Boolean' && hasSlot(value, Boolean.prototype)) return Boolean.prototype.valueOf.call(value);
  return tag === 'BigInt' && hasSlot(value, BigInt.prototype) ? BigInt.prototype.valueOf.call(value) : undefined;
}

/** Whether it is a box, of whatever realm: a tag can be anybody's. */
function hasSlot(value: object, prototype: object): boolean {
  try {
    prototype.valueOf.call(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether JSON would turn it into `null`, though it has a `toJSON`. */
export function isInvalidDate(value: unknown): boolean {
  if (Object.prototype.toString.call(value) !== '[object Date]') return false;
  try {
    return Number.isNaN(Date.prototype.getTime.call(value));
  } catch {
    return false;
  }
}

function withArticle(tag: string): string {
  return `${/^[AEIOU]/.test(tag) ? 'an' : 'a'} ${tag}`;
}

function tagOf(value: object): string {
  return value instanceof Error ? 'Error' : Object.prototype.toString.call(value).slice(8, -1);
}
