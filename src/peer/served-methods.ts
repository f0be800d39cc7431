import { checkDefinition, isNotification } from '../contract/define.js';
import { checkServiceName } from '../contract/names.js';
import type { StandardSchema } from '../contract/standard-schema.js';
import type { Contract, Definition, MethodDefinition } from '../contract/types.js';
import { type AnyHandler, findHandler } from './find-handler.js';

/** One method of a registered service. */
export interface ServedMethod {
  readonly name: string;
  readonly kind: 'request' | 'notification';
  readonly params: StandardSchema;
  /** `undefined` for a notification. */
  readonly result: StandardSchema | undefined;
  /** Looked up at each call, so that a spy put on the object later is called. */
  handler(): AnyHandler | undefined;
  readonly target: object;
}

/** Reads a contract and its handlers. Throws a `TypeError` for what is no contract or no handlers. */
export function servedMethods(contract: Contract, handlers: object): ReadonlyMap<string, ServedMethod> {
  checkContract(contract);
  if ((typeof handlers !== 'object' && typeof handlers !== 'function') || handlers === null) {
    throw new TypeError(`${contract.service}: handlers must be an object or a class instance`);
  }
  const methods = new Map<string, ServedMethod>();
  for (const [method, definition] of Object.entries(contract.methods)) {
    methods.set(method, servedMethod(`${contract.service}.${method}`, method, definition, handlers));
  }
  return methods;
}

/** Contracts that are known to be well-formed and can't change: each test of a suite uses the same ones. */
const checked = new WeakSet<object>();

function isFrozenWhole(contract: Contract): boolean {
  return [contract, contract.methods, ...Object.values(contract.methods)].every((part) => Object.isFrozen(part));
}

/** Throws a `TypeError` unless a value has the shape of a contract; it need not come from `defineContract`. */
export function checkContract(contract: unknown): asserts contract is Contract {
  if (typeof contract !== 'object' || contract === null) throw new TypeError('not a contract: use defineContract(…)');
  if (checked.has(contract)) return;
  const { service, methods } = contract as Partial<Contract>;
  checkServiceName(service);
  if (typeof methods !== 'object' || methods === null) throw new TypeError(`${service}: a contract needs methods`);
  for (const [method, definition] of Object.entries(methods)) checkDefinition(service, method, definition);
  if (isFrozenWhole(contract as Contract)) checked.add(contract);
}

/** One method of a contract, with the object that handles it. */
export function servedMethod(name: string, method: string, definition: Definition, target: object): ServedMethod {
  const handler = (): AnyHandler | undefined => findHandler(target, method);
  const present: unknown = Object.hasOwn(target, method) ? (target as Record<string, unknown>)[method] : undefined;
  if (present !== undefined && typeof present !== 'function')
    throw new TypeError(`${name}: a handler must be a function`);
  const kind = isNotification(definition) ? 'notification' : 'request';
  const result = kind === 'request' ? (definition as MethodDefinition).result : undefined;
  return { name, kind, params: definition.params, result, handler, target };
}
