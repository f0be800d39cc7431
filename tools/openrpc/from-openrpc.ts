import { CommandError } from '../cli/run-command.js';
import { SchemaReader } from '../shape/read-service.js';
import type {
  Json,
  JsonSchema,
  Method,
  NamedShape,
  ObjectShape,
  Property,
  Service,
  Shape,
} from '../../fixtures/shape/shape.js';
import { toSnakeCase } from '../shape/words.js';
import { localNames } from './local-names.js';

/** How params go that a document leaves open: as an object, or as a list. */
export type ParamStructure = 'by-name' | 'by-position';

/** What there is to tell of a document that is imported. */
export interface Remarks {
  /** What can't be imported. */
  readonly problems: string[];
  /** What documents ask of values and contracts don't. */
  readonly leftOut: string[];
}

/** The services of an OpenRPC document. */
export function servicesOf(
  document: JsonSchema,
  structure: ParamStructure,
  { problems, leftOut }: Remarks,
): readonly Service[] {
  if (typeof document['openrpc'] !== 'string' || !Array.isArray(document['methods'])) {
    throw new CommandError('this is not an OpenRPC document: it lacks "openrpc" or "methods"');
  }
  const resolve = (value: unknown): JsonSchema => resolved(value, document);
  const methods = document['methods'].map(resolve);
  const services = new Map<
    string,
    { methods: Method[]; shared: Map<string, NamedShape>; errors: Record<string, number> }
  >();
  for (const [index, { service, method }] of localNames(document, methods).entries()) {
    const found = services.get(service) ?? { methods: [], shared: new Map<string, NamedShape>(), errors: {} };
    services.set(service, found);
    const reader = (part: 'params' | 'result'): SchemaReader =>
      new SchemaReader(service, method, part, found.shared, problems, { document, leftOut });
    const object = methods[index] ?? {};
    found.methods.push(toMethod(object, method, structure, reader, resolve));
    for (const error of listIn(object, 'errors').map(resolve)) addError(found.errors, error);
  }
  return [...services].map(([service, { methods: own, shared, errors }]) => {
    return { service, place: service, methods: own, shared, errors };
  });
}

function toMethod(
  object: JsonSchema,
  name: string,
  structure: ParamStructure,
  reader: (part: 'params' | 'result') => SchemaReader,
  resolve: (value: unknown) => JsonSchema,
): Method {
  const own = ownPart(object);
  const given = listIn(object, 'params').map(resolve);
  const asked = object['paramStructure'];
  const isList = asked === 'by-position' || (asked !== 'by-name' && structure === 'by-position');
  const params =
    own['params'] === undefined
      ? paramsOf(given, isList, own, reader('params'))
      : reader('params').readPart(own['params'], '');
  const result = object['result'] === undefined ? undefined : resolve(object['result']);
  return {
    name,
    wireName: String(object['name']),
    description: textIn(object, 'description') ?? textIn(object, 'summary'),
    params,
    result: result === undefined ? undefined : reader('result').readPart(result['schema'], ''),
  };
}

function paramsOf(given: readonly JsonSchema[], isList: boolean, own: JsonSchema, reader: SchemaReader): Shape {
  const properties = given.map((descriptor) => toProperty(descriptor, reader));
  if (isList) {
    const lastRequired = properties.findLastIndex(({ required }) => required);
    return { kind: 'tuple', items: properties.map(described), required: lastRequired + 1 };
  }
  const others = own['additionalProperties'];
  return { kind: 'object', properties, others: othersOf(others, reader) };
}

function othersOf(others: unknown, reader: SchemaReader): ObjectShape['others'] {
  if (others === undefined) return 'dropped';
  return others === false ? 'refused' : reader.readPart(others, '[key]');
}

function toProperty(descriptor: JsonSchema, reader: SchemaReader): Property {
  const name = String(descriptor['name']);
  const { description, ...shape } = reader.readPart(descriptor['schema'], `.${name}`);
  const { default: preset } = Object(descriptor['schema']) as { readonly default?: Json };
  const required = descriptor['required'] === true;
  const told = textIn(descriptor, 'description') ?? description;
  return { name, shape, required, description: told, ...(required || preset === undefined ? {} : { default: preset }) };
}

function described({ shape, description }: Property): Shape {
  return description === undefined ? shape : { ...shape, description };
}

/** Errors by a name that a program can write: `Pet not found` is PET_NOT_FOUND. */
function addError(errors: Record<string, number>, { code, message }: JsonSchema): void {
  if (typeof code !== 'number' || !Number.isSafeInteger(code)) return;
  const text = String(message);
  const name = /^[A-Z][A-Z\d_]*$/.test(text) ? text : toSnakeCase(text).toUpperCase();
  if (/^[A-Z]\w*$/.test(name) && (errors[name] ?? code) === code) errors[name] = code;
  else errors[`ERROR_${String(code).replace('-', 'MINUS_')}`] = code;
}

/** What this package says of a method beside what OpenRPC has words for. */
export function ownPart(object: JsonSchema): JsonSchema {
  return Object(object['x-rpc-testkit']) as JsonSchema;
}

function resolved(value: unknown, document: JsonSchema): JsonSchema {
  const object = Object(value) as JsonSchema;
  const { $ref: pointer } = object;
  if (typeof pointer !== 'string') return object;
  let found: unknown = document;
  for (const step of pointer.split('/').slice(1)) found = (Object(found) as JsonSchema)[step];
  return Object(found) as JsonSchema;
}

function listIn(object: JsonSchema, key: string): readonly unknown[] {
  return Array.isArray(object[key]) ? object[key] : [];
}

function textIn(object: JsonSchema, key: string): string | undefined {
  return typeof object[key] === 'string' && object[key] !== '' ? object[key] : undefined;
}
