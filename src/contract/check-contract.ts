import { checkDefinition } from './define.js';
import { checkServiceName } from './names.js';
import type { Contract } from './types.js';

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
