import { relative } from 'node:path';
import type { Contract } from '../../src/contract/types.js';
import { CommandError } from '../cli/run-command.js';
import { loadModules } from './load-modules.js';

/** A contract, and where it was found. */
export interface FoundContract {
  readonly contract: Contract;
  readonly file: string;
  /** `contracts/arith.ts arith`: the file, and the name of the export. */
  readonly place: string;
}

/**
 * The contracts that files export, each once, whatever the files are called: one that a second file passes on is the first's.
 * Throws a `CommandError` where there is none, or where two have the same service.
 */
export async function loadContracts(files: readonly string[], cwd: string): Promise<readonly FoundContract[]> {
  const found = new Map<object, FoundContract>();
  const modules = await loadModules(files, cwd);
  for (const [index, file] of files.entries()) {
    for (const [name, value] of exportsOf(modules[index] ?? {})) {
      if (!isContract(value) || found.has(value.methods)) continue;
      found.set(value.methods, { contract: value, file, place: `${relative(cwd, file)} ${name}` });
    }
  }
  if (found.size === 0) {
    throw new CommandError(`no contract is exported by ${files.map((file) => relative(cwd, file)).join(', ')}`);
  }
  return checkServices([...found.values()].toSorted(byService));
}

/** The exports of a module, and those of a CommonJS module, which stand in its default export; members of lists too. */
function exportsOf(module: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const { default: main, ...named } = module;
  const own = typeof main === 'object' && main !== null && !isContract(main) ? Object.entries(main) : [];
  const all = [...Object.entries(named), ...own, ...(main === undefined ? [] : [['default', main] as const])];
  return all.flatMap(([name, value]) => {
    return Array.isArray(value)
      ? value.map((item, index) => [`${name}[${index}]`, item] as const)
      : [[name, value] as const];
  });
}

/** It need not come from `defineContract`. */
function isContract(value: unknown): value is Contract {
  if (typeof value !== 'object' || value === null) return false;
  const { service, methods } = value as { readonly service?: unknown; readonly methods?: unknown };
  return typeof service === 'string' && typeof methods === 'object' && methods !== null;
}

function byService({ contract: one }: FoundContract, { contract: other }: FoundContract): number {
  return one.service < other.service ? -1 : 1;
}

function checkServices(found: readonly FoundContract[]): readonly FoundContract[] {
  for (const [index, { contract, place }] of found.entries()) {
    const next = found[index + 1];
    if (next?.contract.service !== contract.service) continue;
    throw new CommandError(`two contracts have the service "${contract.service}": ${place} and ${next.place}`);
  }
  return found;
}
