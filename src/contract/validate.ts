import type { StandardResult, StandardSchema } from './standard-schema.js';

/** What `validate` gives. */
export type Parsed = StandardResult<unknown> | PromiseLike<StandardResult<unknown>>;

/** Parses a value; a promise only where the schema is asynchronous. */
export function validate(schema: StandardSchema, value: unknown): Parsed {
  return schema['~standard'].validate(value);
}

/** Whether a value is a promise, of whatever realm. */
export function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
