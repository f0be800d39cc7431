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

/** Schemas that are shown `{}` where params were left out: looked into once. */
const takesEmpty = new WeakSet<StandardSchema>();

/**
 * Parses params that were left out: as `{}`, unless the schema refuses that, or makes something of `undefined`. So `z.void()`,
 * `.optional()` and `.default(…)` mean what their types say.
 */
export function validateAbsent(schema: StandardSchema): Parsed {
  if (takesEmpty.has(schema)) return validate(schema, {});
  const absent = validateUndefined(schema);
  if (isGiven(absent)) return absent;
  const empty = validate(schema, {});
  return isThenable(absent) || isThenable(empty) ? chooseLater(schema, absent, empty) : choose(schema, absent, empty);
}

const REFUSED: StandardResult<unknown> = { issues: [] };

/** A schema that throws at the sight of `undefined` refuses it. */
function validateUndefined(schema: StandardSchema): Parsed {
  try {
    const absent = validate(schema, undefined);
    return isThenable(absent) ? absent.then(undefined, () => REFUSED) : absent;
  } catch {
    return REFUSED;
  }
}

/** Returns true if a schema has made something of `undefined`. */
function isGiven(absent: Parsed): boolean {
  return !isThenable(absent) && absent.issues === undefined && absent.value !== undefined;
}

function choose(
  schema: StandardSchema,
  absent: StandardResult<unknown>,
  empty: StandardResult<unknown>,
): StandardResult<unknown> {
  if (isGiven(absent)) return absent;
  if (empty.issues !== undefined) return absent.issues === undefined ? absent : empty;
  takesEmpty.add(schema);
  return empty;
}

async function chooseLater(schema: StandardSchema, absent: Parsed, empty: Parsed): Promise<StandardResult<unknown>> {
  const [one, other] = await Promise.all([absent, empty]);
  return choose(schema, one, other);
}

/** Whether a value is a promise, of whatever realm. */
export function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  return typeof (value as { then?: unknown }).then === 'function';
}

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
