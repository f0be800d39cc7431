import { readNumber, readString, textIn } from './read-scalar.js';
import { mergeAll, optionsOf, unknownKeyword, widened } from './schema-keywords.js';
import type { Json, LiteralShape, ObjectShape, Property, RecordShape, Shape } from './shape.js';
import type { JsonSchema } from './vendors.js';

/** Where a reader is: the way from the root, for messages, and what it has to tell. */
export interface At {
  readonly place: string;
  /** Tells what can't be read. */
  readonly refuse: (message: string, place: string) => void;
  /** Tells of a keyword that is left out, where a schema may be read as one that takes more. */
  readonly leaveOut?: ((keyword: string, place: string) => void) | undefined;
  /** The shape that a reference leads to, by its JSON pointer. */
  readonly refer: (pointer: string, at: At) => Shape;
  /** The JSON Schema that it leads to. */
  readonly resolve: (pointer: string) => unknown;
}

const ANY: Shape = { kind: 'any' };

/** Reads a JSON Schema. What it can't express is refused, and read as any value. */
export function readShape(schema: unknown, at: At): Shape {
  if (schema === true || schema === undefined) return ANY;
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    return refuse(at, 'takes no value at all');
  const json = readable(schema as JsonSchema, at);
  const shape = readBare(json, at);
  const description = textIn(json, 'description');
  return description === undefined ? shape : { ...shape, description };
}

/** Without what is left out. */
function readable(json: JsonSchema, { place, leaveOut }: At): JsonSchema {
  if (leaveOut === undefined) return json;
  const { json: kept, leftOut } = widened(json);
  for (const keyword of leftOut) leaveOut(keyword, place);
  return kept;
}

function readBare(json: JsonSchema, at: At): Shape {
  if (typeof json['$ref'] === 'string') return at.refer(json['$ref'], at);
  const unknown = unknownKeyword(json);
  if (unknown !== undefined) return refuse(at, `"${unknown}" of JSON Schema can't be expressed`);
  if (Array.isArray(json['allOf'])) return readAllOf(json, at);
  if ('const' in json) return literal([json['const']], at);
  if (Array.isArray(json['enum'])) return literal(json['enum'], at);
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    if (Array.isArray(json[keyword])) return readUnion(optionsOf(json, keyword), keyword === 'oneOf', at);
  }
  const { type } = json;
  if (!Array.isArray(type)) return readType(json, type ?? impliedType(json), at);
  return unionOf(
    type.map((name) => readType({ ...json, type: name }, name, at)),
    false,
    at,
  );
}

/** Of what is not written: documents leave the type out. */
function impliedType(json: JsonSchema): string | undefined {
  if ('properties' in json || 'additionalProperties' in json) return 'object';
  if ('items' in json || 'prefixItems' in json) return 'array';
  if ('pattern' in json || 'minLength' in json || 'maxLength' in json) return 'string';
  if ('minimum' in json || 'maximum' in json || 'multipleOf' in json) return 'number';
  return undefined;
}

function readType(json: JsonSchema, type: unknown, at: At): Shape {
  switch (type) {
    case undefined:
      return ANY;
    case 'null':
    case 'boolean':
      return { kind: type };
    case 'integer':
    case 'number':
      return readNumber(json, type === 'integer');
    case 'string':
      return readString(json);
    case 'array':
      return readArray(json, at);
    case 'object':
      return readObject(json, at);
    default:
      return refuse(at, `the type ${JSON.stringify(type)} can't be expressed`);
  }
}

function readArray(json: JsonSchema, at: At): Shape {
  const { items, prefixItems, minItems, maxItems } = json;
  const first = Array.isArray(prefixItems) ? prefixItems : items;
  if (!Array.isArray(first)) {
    const bounds = { minItems: countOf(minItems), maxItems: countOf(maxItems) };
    return { kind: 'array', items: readShape(items, below(at, '[]')), ...bounds };
  }
  const rest = Array.isArray(prefixItems) ? items : json['additionalItems'];
  // The first versions of zod 4 say nothing of the length: neither that it ends, nor where it may.
  const least = rest === false || maxItems !== undefined ? 0 : first.length;
  return {
    kind: 'tuple',
    items: first.map((item, index) => readShape(item, below(at, `[${index}]`))),
    required: Math.min(first.length, countOf(minItems) ?? least),
    rest: rest === undefined || rest === false ? undefined : readShape(rest, below(at, '[…]')),
  };
}

function readObject(json: JsonSchema, at: At): ObjectShape | RecordShape {
  const { properties, additionalProperties: others, propertyNames: names } = json;
  const required = new Set(Array.isArray(json['required']) ? json['required'] : []);
  const named = Object.entries((properties ?? {}) as JsonSchema);
  if (properties === undefined && others !== false) return readRecord(others, names, required, at);
  return {
    kind: 'object',
    properties: named.map(([name, schema]) => readProperty(name, schema, required.has(name), at)),
    others: others === undefined ? 'dropped' : others === false ? 'refused' : readShape(others, below(at, '[key]')),
  };
}

function readRecord(
  others: unknown,
  names: unknown,
  required: ReadonlySet<unknown>,
  at: At,
): ObjectShape | RecordShape {
  const values = readShape(others, below(at, '[key]'));
  const keys = names === undefined ? readString({}) : readShape(names, below(at, '[key]'));
  if (keys.kind === 'literal' && keys.values.some((key) => required.has(key))) {
    const properties = keys.values.map((key) => ({ name: String(key), shape: values, required: required.has(key) }));
    return { kind: 'object', properties, others: 'refused' };
  }
  if (keys.kind === 'string' || keys.kind === 'literal') return { kind: 'record', keys, values };
  at.refuse('the keys of a record must be strings', at.place);
  return { kind: 'record', keys: readString({}), values };
}

function readProperty(name: string, schema: unknown, required: boolean, at: At): Property {
  const { description, ...shape } = readShape(schema, below(at, `.${name}`));
  const preset = typeof schema === 'object' && schema !== null ? (schema as JsonSchema)['default'] : undefined;
  const isPreset = !required && preset !== undefined;
  return { name, shape, required, description, ...(isPreset ? { default: preset as Json } : {}) };
}

function readUnion(options: readonly unknown[], exclusive: boolean, at: At): Shape {
  const shapes = options.map((option, index) => readShape(option, below(at, `|${index + 1}`)));
  return unionOf(shapes, exclusive, at);
}

function unionOf(given: readonly Shape[], exclusive: boolean, at: At): Shape {
  const options = joinLiterals(given);
  const [first] = options;
  if (first === undefined) return refuse(at, 'takes no value at all');
  return options.length === 1 ? first : { kind: 'union', options, exclusive };
}

/** Constants among the options are one option of several values, where the first of them stands. */
function joinLiterals(options: readonly Shape[]): readonly Shape[] {
  const literals = options.filter((option) => option.kind === 'literal');
  const [first] = literals;
  if (first === undefined || literals.length === 1) return options;
  const joined: Shape = { kind: 'literal', values: [...new Set(literals.flatMap(({ values }) => values))] };
  return options.flatMap((option): Shape[] =>
    option === first ? [joined] : option.kind === 'literal' ? [] : [option],
  );
}

function readAllOf(json: JsonSchema, at: At): Shape {
  const merged = mergeAll(json, at.resolve);
  return merged === undefined ? refuse(at, '"allOf" of these schemas can\'t be expressed') : readShape(merged, at);
}

function literal(values: readonly unknown[], at: At): LiteralShape | Shape {
  const scalars = values.filter((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value));
  if (scalars.length < values.length) return refuse(at, "a constant that is an object or an array can't be expressed");
  return { kind: 'literal', values: scalars as LiteralShape['values'] };
}

function below(at: At, step: string): At {
  return { ...at, place: `${at.place}${step}` };
}

function refuse(at: At, message: string): Shape {
  at.refuse(message, at.place);
  return ANY;
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
