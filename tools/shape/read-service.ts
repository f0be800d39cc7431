import type { Contract, Definition } from '../../src/contract/types.js';
import { checkedNames } from '../../src/contract/check-contract.js';
import { toPascalCase } from './words.js';
import { readShape, type At } from '../../fixtures/shape/read-shape.js';
import { takesUndefinedNotNull } from '../../fixtures/shape/takes-undefined.js';
import { type ImportPackage, readSchemaJson } from './schema-json.js';
import type { JsonSchema, Method, NamedShape, Service, Shape } from '../../fixtures/shape/shape.js';

/** What can't be generated from contracts: a line for each place. */
export type Problems = string[];

/**
 * Reads a contract: the wire's side of its schemas, which is what goes in. What a schema gives back differs from it only by
 * defaults that are filled in; where it would differ by more, the place is told in `problems`.
 */
export async function readService(
  contract: Contract,
  place: string,
  importPackage: ImportPackage,
  problems: Problems,
): Promise<Service> {
  const names = checkedNames(contract);
  const shared = new Map<string, NamedShape>();
  const methods: Method[] = [];
  for (const { method: name, wireName } of names) {
    const definition = contract.methods[name] as Definition & { readonly result?: object };
    const read = (part: 'params' | 'result', schema: object): Promise<Shape> =>
      new SchemaReader(contract.service, name, part, shared, problems).read(schema, importPackage);
    const params = await read('params', definition.params);
    const result = definition.result === undefined ? undefined : await read('result', definition.result);
    methods.push({ name, wireName, params: withoutDescription(params), result, description: params.description });
  }
  return { service: contract.service, place, methods, shared, errors: contract.errors ?? {} };
}

/** What the params are said to be is what the method is said to do. */
function withoutDescription(params: Shape): Shape {
  return params.description === undefined ? params : { ...params, description: undefined };
}

/** Reads one schema of a method; keeps the shapes that have names in `shared`. */
export class SchemaReader {
  readonly #root: string;
  readonly #name: string;
  readonly #shared: Map<string, NamedShape>;
  readonly #problems: Problems;
  /** The names given to what has none, by pointer. */
  readonly #given = new Map<string, string>();
  readonly #leftOut: string[] | undefined;
  #document: JsonSchema;
  #anonymous: RegExp = /^(?:__schema)?\d+$/;

  constructor(
    service: string,
    method: string,
    part: 'params' | 'result',
    shared: Map<string, NamedShape>,
    problems: Problems,
    /** A document that its schemas refer to; what can't be expressed and only takes values away is told in `leftOut`. */
    { document = {}, leftOut }: { readonly document?: JsonSchema; readonly leftOut?: string[] } = {},
  ) {
    this.#document = document;
    this.#leftOut = leftOut;
    this.#root = `${service}.${method} ${part}`;
    this.#name = `${toPascalCase(method)}${toPascalCase(part)}`;
    this.#shared = shared;
    this.#problems = problems;
  }

  /** Reads a schema of a library. */
  async read(schema: object, importPackage: ImportPackage): Promise<Shape> {
    const { json, problems } = await readSchemaJson(schema, importPackage);
    for (const { path, message } of problems) this.#refuse(message, `${this.#root}${pathText(path)}`);
    if (problems.length > 0) return { kind: 'any' };
    if ('toJsonSchema' in schema) this.#anonymous = /^[a-z]+\d+$/;
    const shape = this.readJson(json);
    const isNullable = this.#root.endsWith(' result') && json['type'] !== 'null' && takesUndefinedNotNull(schema);
    return isNullable ? orNull(shape) : shape;
  }

  /** Reads a whole JSON Schema. */
  readJson(document: JsonSchema): Shape {
    this.#document = document;
    if (!JSON.stringify(document).includes('"$ref":"#"')) return readShape(document, this.#at());
    return this.#refer('#', this.#at());
  }

  /** Reads a part of the document that was given, which may refer to others of it. `step` is its way from the root. */
  readPart(schema: unknown, step: string): Shape {
    const at = this.#at();
    return readShape(schema, { ...at, place: `${at.place}${step}` });
  }

  #at(): At {
    return {
      place: this.#root,
      refuse: (message, place) => this.#refuse(message, place),
      leaveOut: this.#leftOut === undefined ? undefined : (keyword, place) => this.#leaveOut(keyword, place),
      refer: (pointer, at) => this.#refer(pointer, at),
      resolve: (pointer) => resolvePointer(this.#document, pointer),
    };
  }

  #leaveOut(keyword: string, place: string): void {
    const line = `${place}: "${keyword}" is left out: the contract takes more than the document`;
    if (this.#leftOut?.includes(line) === false) this.#leftOut.push(line);
  }

  #refuse(message: string, place: string): void {
    const line = `${place}: ${message}`;
    if (!this.#problems.includes(line)) this.#problems.push(line);
  }

  #refer(pointer: string, at: At): Shape {
    const target = resolvePointer(this.#document, pointer);
    if (target === undefined) {
      at.refuse(`"${pointer}" leads nowhere`, at.place);
      return { kind: 'any' };
    }
    const own = pointer.split('/').at(-1) ?? '';
    const isNamed = pointer !== '#' && !this.#anonymous.test(own);
    if (isNamed) return this.#named(/^[A-Z][A-Za-z\d]*$/.test(own) ? own : toPascalCase(own), target, at, true);
    const known = this.#given.get(pointer);
    if (known !== undefined) return { kind: 'ref', name: known };
    const name = pointer === '#' ? this.#name : nameOfPlace(this.#name, at.place.slice(this.#root.length));
    this.#given.set(pointer, name);
    return this.#named(name, target, at, false);
  }

  /** Reads what a name stands for once; a second schema of the same name has to be the same. */
  #named(name: string, target: unknown, at: At, isShared: boolean): Shape {
    const place = isShared ? name : at.place;
    const known = this.#shared.get(name);
    const text = JSON.stringify(target);
    if (known === undefined) {
      this.#shared.set(name, { name, shape: { kind: 'any' }, place: at.place });
      TEXTS.set(this.#shared, new Map([...(TEXTS.get(this.#shared) ?? []), [name, text]]));
      this.#shared.set(name, { name, shape: readShape(target, { ...this.#at(), place }), place: at.place });
    } else if (TEXTS.get(this.#shared)?.get(name) !== text) {
      at.refuse(`the name ${name} stands for another schema at ${known.place}: give each its own id`, at.place);
    }
    return { kind: 'ref', name };
  }
}

/** What each name was read from. */
const TEXTS = new WeakMap<object, ReadonlyMap<string, string>>();

function orNull(shape: Shape): Shape {
  return { kind: 'union', options: [shape, { kind: 'null' }], exclusive: false };
}

/** `.lines[].sku` of `AddParams` is `AddParamsLinesItemSku`. */
export function nameOfPlace(root: string, place: string): string {
  return `${root}${toPascalCase(place.replaceAll('[]', '.item').replaceAll('[…]', '.rest').replaceAll('[key]', '.value').replaceAll('|', '.option'))}`;
}

/** A path of a JSON Schema as a path of the value: `properties, lines, items` is `.lines[]`. */
function pathText(path: readonly (string | number)[]): string {
  let text = '';
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index];
    if (step === 'properties') text += `.${String(path[(index += 1)])}`;
    else if (step === 'items') text += '[]';
    else if (step === 'additionalProperties') text += '[key]';
    else if (step === 'prefixItems') text += `[${String(path[(index += 1)])}]`;
    else if (step === 'anyOf' || step === 'oneOf') text += `|${Number(path[(index += 1)]) + 1}`;
  }
  return text;
}

function resolvePointer(document: JsonSchema, pointer: string): unknown {
  if (!pointer.startsWith('#')) return undefined;
  let found: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}
