import { createFittingObject, LARGEST_FIT } from './fitting-object.js';

/** A tree with more nodes than this is faster as text. */
const NODES = 48;

/** What `copySmall` gives when in doubt. */
export const IN_DOUBT: unique symbol = Symbol('in doubt');

/** How many nodes the tree at hand may still have. */
let left = 0;

/**
 * The value that `JSON.parse(JSON.stringify(value))` gives, made in one pass without text, for a small tree of plain
 * objects, arrays and primitives that JSON holds without loss; `IN_DOUBT` for any other value.
 */
export function copySmall(value: unknown): unknown {
  left = NODES;
  return copy(value);
}

function copy(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      // JSON has no -0.
      return Number.isFinite(value) ? value + 0 : IN_DOUBT;
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : copyObject(value);
    default:
      return IN_DOUBT;
  }
}

function copyObject(value: object): unknown {
  if ((value as { readonly toJSON?: unknown }).toJSON !== undefined) return IN_DOUBT;
  if (Array.isArray(value)) return copyArray(value);
  return Object.getPrototypeOf(value) === Object.prototype ? copyMembers(value) : IN_DOUBT;
}

function copyMembers(value: object): unknown {
  const members = createFittingObject(countFew(value));
  for (const key in value) {
    if (--left < 0 || key === '__proto__' || !Object.hasOwn(value, key)) return IN_DOUBT;
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const copied = copy(member);
    if (copied === IN_DOUBT) return IN_DOUBT;
    members[key] = copied;
  }
  return members;
}

/** How many members there are, where that makes a difference. */
function countFew(value: object): number {
  let count = 0;
  for (const _key in value) if (++count > LARGEST_FIT) break;
  return count;
}

function copyArray(values: readonly unknown[]): unknown {
  if (values.length > left) return IN_DOUBT;
  const members: unknown[] = [];
  for (let index = 0; index < values.length; index++) {
    left--;
    const copied = copy(values[index]);
    if (copied === IN_DOUBT) return IN_DOUBT;
    members.push(copied);
  }
  return members;
}

/** A copy of what `copySmall` gave. */
export function copyTree(tree: unknown): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map(copyTree);
  const members: Record<string, unknown> = { ...tree };
  for (const key in members) {
    const member = members[key];
    if (typeof member === 'object' && member !== null) members[key] = copyTree(member);
  }
  return members;
}
