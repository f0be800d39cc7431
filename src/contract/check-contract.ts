import { checkServiceName, type MethodNames, namesOf, checkMethodName, checkWireName } from './names.js';
import type { Contract, ErrorCodes } from './types.js';
import { isStandardSchema } from './standard-schema.js';
import { misuse } from './own-frames.js';

/** Contracts that are known to be well-formed and can't change, with their names: each test of a suite uses the same ones. */
const checked = new WeakMap<object, readonly MethodNames[]>();

function isFrozenWhole(contract: Contract): boolean {
  const { methods, errors = contract } = contract;
  return [contract, methods, errors, ...Object.values(methods)].every((part) => Object.isFrozen(part));
}

/** Throws a `TypeError` unless a value has the shape of a contract; it need not come from `defineContract`. */
export function checkContract(contract: unknown): asserts contract is Contract {
  checkedNames(contract);
}

/** Returns true for a contract that was checked and can't change any more. */
export function isKnownContract(contract: Contract): boolean {
  return checked.has(contract);
}

/** The names of all methods of a contract, which is checked as `checkContract` does. */
export function checkedNames(contract: unknown): readonly MethodNames[] {
  if (typeof contract !== 'object' || contract === null) throw misuse('not a contract: use defineContract(…)');
  const known = checked.get(contract);
  if (known !== undefined) return known;
  checkShape(contract);
  const names = namesOf(contract);
  if (isFrozenWhole(contract)) checked.set(contract, names);
  return names;
}

function checkShape(contract: Partial<Contract>): asserts contract is Contract {
  const { service, methods, errors } = contract;
  checkServiceName(service);
  if (typeof methods !== 'object' || methods === null) throw misuse(`${service}: a contract needs methods`);
  for (const [method, definition] of Object.entries(methods)) checkDefinition(service, method, definition);
  if (errors !== undefined) checkErrorCodes(service, errors);
}

/** What may be found in a definition's place. */
interface MaybeDefinition {
  readonly params?: unknown;
  readonly result?: unknown;
  readonly notification?: unknown;
  readonly wireName?: unknown;
}

/** Throws a `TypeError` that names `service.method` unless the definition can be served. */
export function checkDefinition(service: string, method: string, definition: unknown): void {
  checkMethodName(method, service);
  const name = `${service}.${method}`;
  if (typeof definition !== 'object' || definition === null) {
    throw misuse(`${name}: use defineMethod({ params, result }) or defineNotification({ params })`);
  }
  const { wireName } = definition as MaybeDefinition;
  if (wireName !== undefined) checkWireName(wireName, name);
  checkSchemas(name, definition);
}

function checkSchemas(name: string, { params, result, notification }: MaybeDefinition): void {
  if (params === undefined) {
    throw misuse(
      `${name}: the params schema is missing: a method without params takes that of an empty object, z.object({})`,
    );
  }
  checkSchema(`${name}: params`, params);
  if (notification === true) {
    if (result === undefined) return;
    throw misuse(`${name}: a notification has no result: remove it, or use defineMethod`);
  }
  if (result === undefined) {
    throw misuse(`${name}: a method needs a result schema: add one, or use defineNotification`);
  }
  checkSchema(`${name}: result`, result);
}

function checkSchema(what: string, schema: unknown): void {
  if (isStandardSchema(schema)) return;
  throw misuse(`${what} is not a schema: pass one that implements Standard Schema v1`);
}

/** Throws a `TypeError` that names the service, and the culprit, unless each name has a code that JSON-RPC takes. */
export function checkErrorCodes(service: string, errors: unknown): asserts errors is ErrorCodes {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors)) {
    throw misuse(`${service}: errors must be an object of codes by name: { OUT_OF_STOCK: 1001 }`);
  }
  for (const [name, code] of Object.entries(errors)) {
    if (Number.isSafeInteger(code)) continue;
    throw misuse(`${service}: the code of errors.${name} must be an integer, not ${String(code)}`);
  }
}
