import type { StandardIssue, StandardResult, StandardSchema } from './standard-schema.js';

/** One complaint as it travels in `data.issues`. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Parses a value; a promise only where the schema is asynchronous. */
export function validate(
  schema: StandardSchema,
  value: unknown,
): StandardResult<unknown> | PromiseLike<StandardResult<unknown>> {
  return schema['~standard'].validate(value);
}

/** Whether a value is a promise, of whatever realm. */
export function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** A schema's complaints as plain JSON data. */
export function toIssues(issues: readonly StandardIssue[]): Issue[] {
  return issues.map(({ path = [], message }) => ({ path: path.map(toKey), message }));
}

/** Complaints as one line of text: `a.b: expected a number; c: required`. */
export function issuesText(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; ');
}

function toKey(segment: PropertyKey | { readonly key: PropertyKey }): string | number {
  const key = typeof segment === 'object' ? segment.key : segment;
  return typeof key === 'symbol' ? String(key) : key;
}
