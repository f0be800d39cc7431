import type { StandardIssue } from './standard-schema.js';

/** One complaint as it travels in `data.issues`. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * A schema's complaints as plain JSON data, whatever a library makes of paths and keys: an array of a class of its own,
 * symbols, bigints, objects. Never throws.
 */
export function toIssues(issues: readonly StandardIssue[]): Issue[] {
  return itemsOf(() => issues).map((issue) => ({
    path: itemsOf(() => issue.path ?? []).map(toKey),
    message: textOf(() => issue.message),
  }));
}

/** Complaints as one line of text: `a.b: expected a number; c: required`. */
export function issuesText(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; ');
}

/** A plain array; an empty one for what can't be read. */
function itemsOf<T>(read: () => readonly T[]): T[] {
  try {
    const items = read();
    return Array.isArray(items) ? Array.from({ length: items.length }, (_, index) => items[index] as T) : [];
  } catch {
    return [];
  }
}

/** Some libraries wrap each key in `{ key }`. */
function toKey(segment: unknown): string | number {
  if (typeof segment === 'number' && Number.isFinite(segment)) return segment;
  if (typeof segment !== 'object' || segment === null) return textOf(() => segment);
  try {
    const { key } = segment as { readonly key?: unknown };
    return typeof key === 'number' && Number.isFinite(key) ? key : textOf(() => key);
  } catch {
    return NO_TEXT;
  }
}

const NO_TEXT = 'a value that has no text';

function textOf(read: () => unknown): string {
  try {
    return String(read());
  } catch {
    return NO_TEXT;
  }
}
