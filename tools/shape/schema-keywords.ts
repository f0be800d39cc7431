import type { JsonSchema } from './vendors.js';

/** What a shape is read from. */
const READ =
  '$ref $defs definitions type const enum anyOf oneOf allOf default description properties required additionalProperties propertyNames items prefixItems additionalItems minItems maxItems minLength maxLength pattern patterns format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf';
/** What says nothing of the values. */
const NOTES =
  '$schema $id id $anchor $comment title example examples deprecated readOnly writeOnly contentEncoding contentMediaType';
const KNOWN: ReadonlySet<string> = new Set(`${READ} ${NOTES}`.split(' '));

/** What takes values away that the rest of a schema leaves: without it a schema takes more. */
const NARROWS: ReadonlySet<string> = new Set(
  'if then else not contains minContains maxContains uniqueItems minProperties maxProperties patternProperties dependencies dependentRequired dependentSchemas unevaluatedProperties unevaluatedItems'.split(
    ' ',
  ),
);

/** A schema without what no shape can express and what only takes values away, and the names of that. */
export function widened(json: JsonSchema): { readonly json: JsonSchema; readonly leftOut: readonly string[] } {
  const leftOut = Object.keys(json).filter((key) => NARROWS.has(key));
  // What other keys may hold depends on the patterns.
  const gone = leftOut.includes('patternProperties') ? [...leftOut, 'additionalProperties'] : leftOut;
  const kept = Object.entries(json).filter(([key]) => !gone.includes(key));
  return { json: Object.fromEntries(kept), leftOut };
}

/** What a union may say beside its options that asks nothing of values, or nothing more than they do. */
const BESIDE: ReadonlySet<string> = new Set(`${NOTES} $defs definitions description default discriminator`.split(' '));

/** The options of a union; what the schema asks beside them, each of them asks. */
export function optionsOf(json: JsonSchema, keyword: 'anyOf' | 'oneOf'): readonly unknown[] {
  const beside = Object.entries(json).filter(([key]) => key !== keyword && !BESIDE.has(key) && !key.startsWith('x-'));
  const options = json[keyword] as readonly unknown[];
  if (beside.length === 0) return options;
  const isType = beside.every(([key]) => key === 'type');
  return options.map((option) =>
    // A name is kept: what it stands for tells its own type.
    isType && '$ref' in Object(option) ? option : { allOf: [Object.fromEntries(beside), option] },
  );
}

/** The first keyword of a schema that no shape can express. */
export function unknownKeyword(json: JsonSchema): string | undefined {
  return Object.keys(json).find((key) => !KNOWN.has(key) && !key.startsWith('x-'));
}

/** One schema for what `allOf` and its siblings say; `undefined` where that can't be had. */
export function mergeAll(json: JsonSchema, resolve: (pointer: string) => unknown): JsonSchema | undefined {
  const { allOf, ...rest } = json;
  const parts = [...(allOf as unknown[]), rest].flatMap((part) => plainParts(part, resolve));
  let merged: JsonSchema | undefined = {};
  for (const part of parts) if (merged !== undefined) merged = mergeTwo(merged, part);
  return merged;
}

/** What a part of `allOf` says, references followed. */
function plainParts(part: unknown, resolve: (pointer: string) => unknown): readonly JsonSchema[] {
  if (typeof part !== 'object' || part === null) return [];
  const { $ref: pointer, allOf, ...rest } = part as JsonSchema;
  const target = typeof pointer === 'string' ? plainParts(resolve(pointer), resolve) : [];
  const nested = Array.isArray(allOf) ? allOf.flatMap((inner) => plainParts(inner, resolve)) : [];
  return [...target, ...nested, rest];
}

type Merge = (one: unknown, other: unknown) => unknown;

/** How what two schemas say under one keyword goes together. */
const MERGES: Readonly<Record<string, Merge>> = {
  properties: (one, other) => mergeProperties(one as JsonSchema, other as JsonSchema),
  required: (one, other) => [...new Set([...(one as unknown[]), ...(other as unknown[])])],
  patterns: (one, other) => [...(one as unknown[]), ...(other as unknown[])],
  minimum: (one, other) => Math.max(one as number, other as number),
  exclusiveMinimum: (one, other) => Math.max(one as number, other as number),
  maximum: (one, other) => Math.min(one as number, other as number),
  exclusiveMaximum: (one, other) => Math.min(one as number, other as number),
  minLength: (one, other) => Math.max(one as number, other as number),
  maxLength: (one, other) => Math.min(one as number, other as number),
  description: (_one, other) => other,
  title: (_one, other) => other,
  format: (_one, other) => other,
};

function mergeTwo(one: JsonSchema, other: JsonSchema): JsonSchema | undefined {
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(listPattern(other))) {
    const found = merged[key];
    if (found === undefined || JSON.stringify(found) === JSON.stringify(value)) merged[key] = value;
    else if (MERGES[key] === undefined) return undefined;
    else merged[key] = MERGES[key](found, value);
  }
  return merged;
}

/** Several patterns go into a list. */
function listPattern({ pattern, ...rest }: JsonSchema): JsonSchema {
  return pattern === undefined ? rest : { ...rest, patterns: [pattern] };
}

function mergeProperties(one: JsonSchema, other: JsonSchema): JsonSchema {
  const merged: Record<string, unknown> = { ...one };
  for (const [name, schema] of Object.entries(other)) {
    merged[name] = Object.hasOwn(one, name) ? { allOf: [one[name], schema] } : schema;
  }
  return merged;
}
