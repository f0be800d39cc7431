/** A value that has no faithful JSON text: where it stands, and why. */
export class JsonRefusal extends Error {
  override readonly name: string = 'JsonRefusal';
  /** Such as `params.items[2].price`. */
  readonly path: string;

  constructor(path: string, why: string, cause?: unknown) {
    super(`${path} ${why}`);
    this.path = path;
    if (cause !== undefined) this.cause = cause;
  }
}

/** What JSON writes as `{}`, silently losing it. */
const LOSSY: ReadonlySet<string> = new Set([
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'RegExp',
  'Error',
  'Promise',
  'ArrayBuffer',
  'SharedArrayBuffer',
  'DataView',
]);

/**
 * Gives what stays in the place of an object that isn't to be copied, `undefined` for any other. `inner` copies what is
 * inside of it, by the same rules; `at` is added to the path.
 */
export type Keep = (value: object, inner: (value: unknown, at: string) => unknown) => object | undefined;

/**
 * Copies a value into plain objects, arrays and primitives that `JSON.stringify` writes without loss, calling each
 * `toJSON` once. Throws a `JsonRefusal` for what has no faithful text.
 */
export function toPlain(value: unknown, root: string, keep?: Keep): unknown {
  try {
    return copy(value, root, '', { ancestors: new Set(), keep });
  } catch (error) {
    if (error instanceof RangeError) throw new JsonRefusal(root, 'is nested too deep for JSON', error);
    throw error;
  }
}

interface Walk {
  readonly ancestors: Set<object>;
  readonly keep: Keep | undefined;
}

function copy(value: unknown, path: string, key: string, walk: Walk): unknown {
  const kept = walk.keep === undefined ? undefined : keptOf(value, path, walk, walk.keep);
  if (kept !== undefined) return kept;
  const json = callToJson(value, path, key);
  switch (typeof json) {
    case 'undefined':
    case 'string':
    case 'boolean':
      return json;
    case 'number':
      return finite(json, path);
    case 'object':
      return json === null ? null : copyObject(json, path, walk);
    default:
      throw new JsonRefusal(path, `is a ${typeof json}, which JSON can't hold`);
  }
}

function keptOf(value: unknown, path: string, walk: Walk, keep: Keep): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (walk.ancestors.has(value)) throw new JsonRefusal(path, 'is a cycle: it contains itself');
  return keep(value, (inner, at) => {
    walk.ancestors.add(value);
    const copied = copy(inner, `${path}${at}`, '', walk);
    walk.ancestors.delete(value);
    return copied;
  });
}

function callToJson(value: unknown, path: string, key: string): unknown {
  if (value === null || value === undefined) return value;
  if (tagOf(value) === 'Date' && Number.isNaN(Number(value))) throw new JsonRefusal(path, 'is an invalid Date');
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? (toJSON.call(value, key) as unknown) : value;
}

function finite(value: number, path: string): number {
  // JSON writes -0 as 0.
  if (Number.isFinite(value)) return value + 0;
  throw new JsonRefusal(path, `is ${String(value)}, which JSON would turn into null`);
}

function copyObject(value: object, path: string, walk: Walk): unknown {
  if (walk.ancestors.has(value)) throw new JsonRefusal(path, 'is a cycle: it contains itself');
  const tag = tagOf(value);
  if (LOSSY.has(tag)) throw new JsonRefusal(path, `is ${article(tag)} ${tag}, which JSON would lose`);
  const primitive = unbox(value, tag);
  if (primitive !== undefined) return copy(primitive, path, '', walk);
  walk.ancestors.add(value);
  const result = Array.isArray(value) ? copyArray(value, path, walk) : copyMembers(value, path, walk);
  walk.ancestors.delete(value);
  return result;
}

function copyArray(values: readonly unknown[], path: string, walk: Walk): unknown[] {
  return Array.from(values, (value, index) => {
    const at = `${path}[${index}]`;
    const member = copy(value, at, String(index), walk);
    if (member === undefined) throw new JsonRefusal(at, 'is undefined, which JSON would turn into null');
    return member;
  });
}

function copyMembers(value: object, path: string, walk: Walk): Record<string, unknown> {
  const members = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const member = copy((value as Record<string, unknown>)[key], joinPath(path, key), key, walk);
    if (member !== undefined) members[key] = member;
  }
  return members;
}

/** Boxed primitives, which `JSON.stringify` unwraps. */
function unbox(value: object, tag: string): unknown {
  if (tag === 'Number') return Number(value);
  if (tag === 'String') return String.prototype.valueOf.call(value);
  if (tag === 'Boolean') return Boolean.prototype.valueOf.call(value);
  return tag === 'BigInt' ? BigInt.prototype.valueOf.call(value) : undefined;
}

function tagOf(value: unknown): string {
  return value instanceof Error ? 'Error' : Object.prototype.toString.call(value).slice(8, -1);
}

function article(noun: string): string {
  return /^[AEIOU]/.test(noun) ? 'an' : 'a';
}

/** `a.b` for an identifier, `a["b c"]` for anything else. */
export function joinPath(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
