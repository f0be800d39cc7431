/**
 * The part of Standard Schema v1 (https://standardschema.dev) that this package uses, inlined as the specification
 * recommends, so that no schema library is named or loaded here.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema's `validate` answers: the parsed value, or why there is none. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One complaint of a schema; `path` is a list of keys, some libraries wrap each in `{ key }`. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

type TypesOf<S extends StandardSchema> = NonNullable<S['~standard']['types']>;

/** The type that a schema accepts. */
export type InputOf<S extends StandardSchema> = TypesOf<S>['input'];

/** The type that a schema hands out. */
export type OutputOf<S extends StandardSchema> = TypesOf<S>['output'];

/** Whether a value carries a Standard Schema v1 interface. Some libraries' schemas are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  const standard = (value as Partial<StandardSchema>)['~standard'];
  if (typeof standard !== 'object' || standard === null) return false;
  return standard.version === 1 && typeof standard.validate === 'function';
}

/** What `validate` gives. */
export type Parsed = StandardResult<unknown> | PromiseLike<StandardResult<unknown>>;

/** Parses a value; a promise only where the schema is asynchronous. */
export function validate(schema: StandardSchema, value: unknown): Parsed {
  return schema['~standard'].validate(value);
}

/** Whether a value is a promise, of whatever realm. */
export function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  return typeof (value as { then?: unknown }).then === 'function';
}
