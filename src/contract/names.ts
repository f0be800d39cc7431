import type { Contract, Definition } from './types.js';
import { misuse } from './own-frames.js';

const LOCAL_NAME = /^[A-Za-z_$][\w$-]*$/;
const PATTERN = 'use letters, digits, _, $ and dashes, and begin with a letter, _ or $';

/** JSON-RPC keeps names that begin with this to itself. */
const RESERVED = 'rpc';

/** The key under which `defineContract` keeps a method's full name; shared by the ESM and CommonJS builds. */
const NAME: unique symbol = Symbol.for('rpc-testkit.method-name');

/** Throws a `TypeError` unless `service` may name a service. */
export function checkServiceName(service: unknown): asserts service is string {
  if (service === RESERVED) throw misuse('"rpc" can\'t name a service: JSON-RPC keeps rpc. to itself');
  if (typeof service === 'string' && LOCAL_NAME.test(service)) return;
  throw misuse(`${show(service)} can't name a service: ${PATTERN}`);
}

/** Throws a `TypeError` unless `method` may name a method. */
export function checkMethodName(method: unknown, service?: string): asserts method is string {
  const where = service === undefined ? '' : ` of ${service}`;
  if (method === 'then') {
    throw misuse(`"then" can't name a method${where}: a typed client with a then would be taken for a promise`);
  }
  if (typeof method === 'string' && LOCAL_NAME.test(method)) return;
  throw misuse(`${show(method)} can't name a method${where}: ${PATTERN}`);
}

/** Throws a `TypeError` that names the method unless `wireName` may stand for it in a message. */
export function checkWireName(wireName: unknown, name: string): asserts wireName is string {
  if (typeof wireName === 'string' && wireName !== '' && !wireName.startsWith(`${RESERVED}.`)) return;
  throw misuse(
    `${name}: ${show(wireName)} can't be its wireName: use a string that is not empty and does not begin with rpc.`,
  );
}

/** Returns true if `service` and `method` have the form of names, whether a contract may use them or not. */
export function areLocalNames(service: unknown, method: unknown): boolean {
  return isLocalName(service) && isLocalName(method);
}

function isLocalName(name: unknown): boolean {
  return typeof name === 'string' && LOCAL_NAME.test(name);
}

/** Keeps the full name, `'arith.add'`, with the method. */
export function nameMethod(definition: object, name: string): void {
  Object.defineProperty(definition, NAME, { value: name });
}

/** The full name that `defineContract` gave a method, or `undefined` for anything else. */
export function methodNameOf(definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null) return undefined;
  const name: unknown = (definition as { readonly [NAME]?: unknown })[NAME];
  return typeof name === 'string' ? name : undefined;
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** A method by its names: ours, and the one that messages carry. */
export interface MethodNames {
  readonly service: string;
  readonly method: string;
  /** The full name, `'arith.add'`. */
  readonly name: string;
  readonly wireName: string;
}

/** The name of a method in messages: its own, or else `service.method`. */
export function wireNameOf(service: string, method: string, { wireName }: Definition): string {
  return wireName ?? `${service}.${method}`;
}

/** The names of all methods of a contract. Throws a `TypeError` that names both when two have one wire name. */
export function namesOf({ service, methods }: Contract): readonly MethodNames[] {
  const byWire = new Map<string, MethodNames>();
  for (const [method, definition] of Object.entries(methods)) {
    const wireName = wireNameOf(service, method, definition);
    const other = byWire.get(wireName);
    if (other !== undefined) {
      throw misuse(
        `${service}: ${other.method} and ${method} have the same wireName, ${JSON.stringify(wireName)}: give each its own`,
      );
    }
    byWire.set(wireName, Object.freeze({ service, method, name: `${service}.${method}`, wireName }));
  }
  return Object.freeze([...byWire.values()]);
}
