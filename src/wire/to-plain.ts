import { hasOwnProperty, PlainObject } from '../speed/tricks.js';
import { isInvalidDate, lossOf, lossOfEmpty, unbox } from './host-objects.js';
import { JsonRefusal, MAX_DEPTH } from './thrown.js';

/** An object with more members is faster to read from text than to copy. */
const WIDE = 128;

/**
 * Gives what stays in the place of an object that isn't to be copied, `undefined` for any other. `inner` copies what is
 * inside of it, by the same rules; `at` is added to the path.
 */
export type Keep = (value: object, inner: (value: unknown, at: string) => unknown) => object | undefined;

let keeping: Keep | undefined;
let sawWide = false;

/**
 * The value that `JSON.parse(JSON.stringify(value))` gives, made in one pass: each getter and each `toJSON` runs once.
 * Stricter than JSON on purpose: what JSON would silently turn into something else (`NaN`, a `Map`, a function …) throws
 * a `JsonRefusal` with its path, and so does what JSON can't hold at all.
 */
export function toPlain(value: unknown, root: string, keep?: Keep): unknown {
  // A getter may come here, too.
  const outer = keeping;
  keeping = keep;
  sawWide = false;
  try {
    return copy(value, '', 0);
  } catch (error) {
    throw JsonRefusal.of(error).at(root);
  } finally {
    keeping = outer;
  }
}

/** Returns true if an object in what `toPlain` gave last has very many members. */
export function wasWide(): boolean {
  return sawWide;
}

/** `key` is what a `toJSON` is told; `depth` counts the objects and arrays around the value. */
function copy(value: unknown, key: string | number, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return finite(value);
    case 'object':
      return value === null ? null : copyObject(value, key, depth);
    default:
      return copyOther(value, key, depth);
  }
}

function finite(value: number): number {
  // JSON has no -0.
  if (Number.isFinite(value)) return value + 0;
  throw new JsonRefusal(`is ${String(value)}, which JSON would turn into null`);
}

/** What may have a `toJSON`. */
interface Speaking {
  readonly toJSON?: unknown;
}

function copyObject(value: Speaking, key: string | number, depth: number): unknown {
  if (keeping !== undefined) {
    const kept = keeping(value, (inner, at) => copyInner(value, inner, at, depth));
    if (kept !== undefined) return kept;
  }
  const { toJSON } = value;
  return typeof toJSON === 'function' ? copySpoken(value, toJSON, key, depth) : copyContainer(value, depth);
}

function copyInner(holder: object, inner: unknown, at: string, depth: number): unknown {
  try {
    if (depth > MAX_DEPTH) throw tooDeep();
    return copy(inner, '', depth + 1);
  } catch (error) {
    throw JsonRefusal.of(error).under(at, holder, at);
  }
}

function tooDeep(): JsonRefusal {
  return new JsonRefusal(`is nested deeper than ${MAX_DEPTH} levels`);
}

/** A bigint or a function with a `toJSON` is what that gives, as in JSON. */
function copyOther(value: unknown, key: string | number, depth: number): unknown {
  const toJSON = typeof value === 'symbol' ? undefined : (value as Speaking).toJSON;
  if (typeof toJSON === 'function') return copySpoken(value, toJSON, key, depth);
  throw new JsonRefusal(`is a ${typeof value}, which JSON can't hold`);
}

/** What a `toJSON` gives is asked for no `toJSON` of its own, as in JSON. */
function copySpoken(value: unknown, toJSON: unknown, key: string | number, depth: number): unknown {
  const spoken: unknown = Reflect.apply(toJSON as () => unknown, value, [String(key)]);
  if (spoken === null && isInvalidDate(value)) {
    throw new JsonRefusal('is an invalid Date, which JSON would turn into null');
  }
  if (typeof spoken === 'object' && spoken !== null) return copyContainer(spoken, depth);
  if (typeof spoken === 'bigint' || typeof spoken === 'function') {
    throw new JsonRefusal(`has a toJSON that gives a ${typeof spoken}, which JSON can't hold`);
  }
  return copy(spoken, key, depth);
}

function copyContainer(value: object, depth: number): unknown {
  if (depth > MAX_DEPTH) throw tooDeep();
  if (Array.isArray(value)) return copyArray(value, depth + 1);
  if (Object.getPrototypeOf(value) === Object.prototype) return copyMembers(value, depth + 1);
  const boxed = unbox(value);
  if (boxed !== undefined) return copy(boxed, '', depth);
  checkLoss(lossOf(value));
  return copyMembers(value, depth + 1);
}

function checkLoss(what: string | undefined): void {
  if (what !== undefined) throw new JsonRefusal(`is ${what}, which JSON would lose`);
}

function copyArray(values: readonly unknown[], depth: number): unknown[] {
  const members: unknown[] = [];
  let index = 0;
  try {
    for (; index < values.length; index++) {
      const member = copy(values[index], index, depth);
      if (member === undefined) throw new JsonRefusal('is undefined, which JSON would turn into null');
      members.push(member);
    }
  } catch (error) {
    throw JsonRefusal.of(error).under(index, values);
  }
  return members;
}

function copyMembers(value: object, depth: number): Record<string, unknown> {
  const members = new PlainObject();
  let count = 0;
  let at: string | undefined;
  try {
    for (const key in value) {
      if (!hasOwnProperty.call(value, key)) continue;
      at = key;
      count += 1;
      const member = copy((value as Record<string, unknown>)[key], key, depth);
      if (member !== undefined) setMember(members, key, member);
    }
  } catch (error) {
    if (at === undefined) throw error;
    throw JsonRefusal.of(error).under(at, value);
  }
  if (count === 0) checkLoss(lossOfEmpty(value));
  if (count > WIDE) sawWide = true;
  return members;
}

/** Adds a member as JSON does: `__proto__` is an ordinary key there, and so is `toString` where a frozen prototype has one. */
export function setMember(members: Record<string, unknown>, key: string, member: unknown): void {
  if (key === '__proto__') return defineMember(members, key, member);
  try {
    members[key] = member;
  } catch {
    defineMember(members, key, member);
  }
}

function defineMember(members: object, key: string, value: unknown): void {
  Object.defineProperty(members, key, { value, writable: true, enumerable: true, configurable: true });
}
