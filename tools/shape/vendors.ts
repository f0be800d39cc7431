import { COUNTS_CODE_POINTS, type JsonSchema } from '../../fixtures/shape/shape.js';

/** What is wrong with a schema, and where in it: a path of JSON Schema keywords and names. */
export interface SchemaProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A schema as JSON Schema. It is not to be used where there are problems. */
export interface Reading {
  readonly json: JsonSchema;
  readonly problems: readonly SchemaProblem[];
}

const TARGET = 'draft-2020-12';

/** A schema that may implement Standard JSON Schema. */
export interface JsonSource {
  readonly '~standard'?: {
    readonly jsonSchema?: Readonly<Record<'input' | 'output', (options: object) => JsonSchema>>;
  };
}

/** By Standard JSON Schema; `undefined` where the schema does not implement it. `parts` has the schemas within it. */
export function standardJson(schema: JsonSource, parts: object = schema): Reading | undefined {
  const convert = schema['~standard']?.jsonSchema;
  if (convert === undefined) return undefined;
  try {
    const json = convert.input({ target: TARGET });
    // A transform has an input, and an output that no JSON Schema can tell.
    convert.output({ target: TARGET });
    return { json, problems: [] };
  } catch (error) {
    return { json: {}, problems: [{ path: pathToRefusal(parts), message: messageOf(error) }] };
  }
}

/** The way to the part that a converter refuses, as far as the library names the parts of an object or an array. */
function pathToRefusal(schema: object): string[] {
  const { entries, item } = schema as { readonly entries?: Readonly<Record<string, object>>; readonly item?: object };
  for (const [name, part] of [
    ...Object.entries(entries ?? {}),
    ...(item === undefined ? [] : [['items', item] as const]),
  ]) {
    if (isRefused(part)) return name === 'items' && entries === undefined ? ['items'] : ['properties', name];
  }
  return [];
}

const UNTOLD = new Set([
  'date',
  'bigint',
  'map',
  'set',
  'symbol',
  'file',
  'blob',
  'function',
  'instance',
  'custom',
  'promise',
]);

function isRefused(part: object): boolean {
  const { type, pipe = [] } = part as { readonly type?: string; readonly pipe?: readonly { readonly type?: string }[] };
  return [type, ...pipe.map((step) => step.type)].some((name) => name === 'transform' || UNTOLD.has(name ?? ''));
}

/** What ArkType itself says: its Standard JSON Schema makes a date any value at all, and loses defaults. */
export function arktypeJson(schema: object): Reading {
  const problems: SchemaProblem[] = [];
  const convert = schema as { readonly toJsonSchema: (options: object) => JsonSchema };
  const fallback = (found: { readonly code: string; readonly base: JsonSchema }): JsonSchema => {
    // What a predicate asks beyond the type can't be told; the type can.
    if (found.code !== 'predicate') problems.push({ path: [], message: `${found.code} can't be told in JSON Schema` });
    return found.base;
  };
  const json = convert.toJsonSchema({ target: TARGET, fallback: { default: fallback } });
  return { json, problems };
}

type Convert = (schema: object, options: object) => JsonSchema;

/** The part of zod 4's definitions that is looked at. */
interface ZodSeen {
  readonly zodSchema: { readonly _zod: { readonly def: ZodDef } };
  readonly jsonSchema: JsonSchema;
  readonly path: readonly (string | number)[];
}

type NewCheck = new (def: object) => { readonly _zod: { readonly check: (payload: object) => unknown } };

interface ZodDef {
  readonly type: string;
  readonly format?: string;
  readonly coerce?: boolean;
  readonly items?: readonly { readonly _zod: { readonly optin?: string } }[];
  readonly reverseTransform?: unknown;
  readonly in?: { readonly _zod: { readonly def: ZodDef } };
  readonly out?: { readonly _zod: { readonly def: ZodDef } };
  readonly checks?: readonly {
    readonly _zod: { readonly def: { readonly check: string; readonly pattern?: RegExp }; readonly constr?: NewCheck };
  }[];
}

/** By zod 4's converter, which is asked of each part what JSON Schema would not show; `undefined` where there is none. */
export function zodJson(schema: object, convert = standardConvert(schema)): Reading | undefined {
  if (convert === undefined) return undefined;
  const problems: SchemaProblem[] = [];
  const override = ({ zodSchema, jsonSchema, path }: ZodSeen): void => {
    const message = zodProblem(zodSchema._zod.def);
    if (zodSchema._zod.def.type === 'tuple') Object.assign(jsonSchema, { minItems: leastOf(zodSchema._zod.def) });
    // Told with a pattern, but checked as the host of a URL, which takes more and less.
    if (/^(?:ip|cidr)v6$/.test(zodSchema._zod.def.format ?? '')) Object.assign(jsonSchema, { pattern: undefined });
    if (countsCodePoints(zodSchema._zod.def)) Object.assign(jsonSchema, { [COUNTS_CODE_POINTS]: true });
    if (message !== undefined) problems.push({ path, message });
  };
  try {
    return { json: convert(schema, { io: 'input', target: TARGET, override }), problems };
  } catch (error) {
    return { json: {}, problems: [{ path: pathToUntold(schema, convert), message: messageOf(error) }] };
  }
}

function standardConvert(schema: JsonSource): Convert | undefined {
  const convert = schema['~standard']?.jsonSchema;
  if (convert === undefined) return undefined;
  return (_schema, { target, ...libraryOptions }: { readonly target?: string }) => {
    return convert.input({ target, libraryOptions });
  };
}

function zodProblem(def: ZodDef): string | undefined {
  const { type, coerce, reverseTransform, checks = [] } = def;
  if (
    type === 'pipe' &&
    reverseTransform === undefined &&
    [def.in, def.out].some((side) => side?._zod.def.type === 'transform')
  ) {
    return "a transform can't be told to other languages: use a codec, or transform in the handler";
  }
  if (coerce === true) return "a coercion can't be told to other languages: take the type that is sent";
  if (type === 'catch') return "catch can't be told to other languages: use a default";
  const defs = checks.map((check) => check._zod.def);
  if (defs.some(({ check }) => check === 'overwrite')) {
    return "a change of the value (trim, toLowerCase …) can't be told to other languages: make it in the handler";
  }
  const pattern = defs.find((found) => found.pattern !== undefined && needsFlags(found.pattern))?.pattern;
  return pattern === undefined
    ? undefined
    : `a regular expression with the flag ${pattern.flags} can't be told in JSON Schema`;
}

/** The flag u says nothing where a pattern takes no character that is two UTF-16 units. */
function needsFlags({ flags, source }: RegExp): boolean {
  if (flags !== 'u') return flags !== '';
  const rest = source
    .replaceAll(/\\[^DPSWpu]/g, '')
    .replaceAll(/\[(?!\^)[^\]\\]*\]/g, (found) => found.replaceAll('.', ''));
  return /[^\0-\u007F]|\.|\[\^|\\/.test(rest);
}

/** How many items a tuple needs, which not all versions of zod tell. */
function leastOf({ items = [] }: ZodDef): number {
  return items.findLastIndex(({ _zod }) => _zod.optin !== 'optional') + 1;
}

/** A check of a length as this version of zod makes it is tried on one character of two UTF-16 units. */
function countsCodePoints({ type, checks = [] }: ZodDef): boolean {
  const found = checks.find(({ _zod }) => /^(?:m(?:ax|in)_length|length_equals)$/.test(_zod.def.check));
  if (type !== 'string' || found?._zod.constr === undefined) return false;
  const { check } = found._zod.def;
  const payload = { value: '\u{1F600}', issues: [] };
  new found._zod.constr({ check, maximum: 1, length: 1, minimum: 2 })._zod.check(payload);
  return (payload.issues.length === 0) === (check !== 'min_length');
}

/** The first part that becomes "any value" when the converter is told not to throw. */
function pathToUntold(schema: object, convert: Convert): readonly (string | number)[] {
  let found: readonly (string | number)[] | undefined;
  const override = ({ zodSchema, jsonSchema, path }: ZodSeen): void => {
    const { type } = zodSchema._zod.def;
    if (Object.keys(jsonSchema).length === 0 && type !== 'any' && type !== 'unknown') found ??= path;
  };
  try {
    convert(schema, { io: 'input', target: TARGET, unrepresentable: 'any', override });
  } catch {
    return [];
  }
  return found ?? [];
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
