import { checkDefinition } from './check-definition.js';
import { checkErrorCodes } from './error-codes.js';
import { checkServiceName } from './names.js';
import { type MethodNames, namesOf } from './names-of.js';
import type { Contract } from './types.js';

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

/** The names of all methods of a contract, which is checked as `checkContract` does. */
export function checkedNames(contract: unknown): readonly MethodNames[] {
  if (typeof contract !== 'object' || contract === null) throw new TypeError('not a contract: use defineContract(…)');
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
  if (typeof methods !== 'object' || methods === null) throw new TypeError(`${service}: a contract needs methods`);
  for (const [method, definition] of Object.entries(methods)) checkDefinition(service, method, definition);
  if (errors !== undefined) checkErrorCodes(service, errors);
}
