import { join } from 'node:path';
import { loadContracts } from '../load/load-contracts.js';
import { importPackage } from '../load/load-modules.js';
import { readService } from '../shape/read-service.js';
import type { Service } from '../../fixtures/shape/shape.js';

/** Reads the contracts of files, by name of service. What can't be generated is told in `problems`. */
export async function readServices(
  files: readonly string[],
  cwd: string,
  problems: string[],
): Promise<readonly Service[]> {
  const services: Service[] = [];
  for (const { contract, file, place } of await loadContracts(files, cwd)) {
    const load = (name: string): Promise<Readonly<Record<string, unknown>>> =>
      importPackage(name, [file, join(cwd, 'package.json')]);
    services.push(await readService(contract, place, load, problems));
  }
  return services;
}
