import { join } from 'node:path';
import { leftovers, type Output, textOf as textOfFile } from '../cli/output.js';
import { openRpcDocument } from '../openrpc/to-openrpc.js';
import { moduleName } from '../python/python-names.js';
import { pythonModule } from '../python/python-module.js';
import type { Service } from '../../fixtures/shape/shape.js';
import { toKebabCase } from '../shape/words.js';
import { typeScriptModule } from '../typescript/typescript-module.js';

/** Where to write what; `undefined` for what is not asked for. */
export interface Targets {
  readonly py: string | undefined;
  readonly ts: string | undefined;
  readonly openrpc: string | undefined;
}

/** All files, and those of the folders that are to go. What can't be written is told in `problems`. */
export function emitAll(
  services: readonly Service[],
  { py, ts, openrpc }: Targets,
  problems: string[],
): readonly Output[] {
  const document =
    openrpc === undefined ? [] : [{ path: openrpc, text: openRpcDocument(services, textOfFile(openrpc), problems) }];
  return [
    ...modules(services, py, '.py', moduleName, pythonModule, problems),
    ...modules(services, ts, '.ts', toKebabCase, typeScriptModule, problems),
    ...document,
  ];
}

function modules(
  services: readonly Service[],
  folder: string | undefined,
  end: string,
  nameOf: (service: string) => string,
  textOf: (service: Service, problems: string[]) => string,
  problems: string[],
): readonly Output[] {
  if (folder === undefined) return [];
  const taken = new Map<string, string>();
  const outputs = services.map((service) => {
    const name = `${nameOf(service.service)}${end}`;
    const other = taken.get(name);
    if (other !== undefined)
      problems.push(`${other} and ${service.place} would both be written to ${name}: rename a service`);
    taken.set(name, service.place);
    return { path: join(folder, name), text: textOf(service, problems) };
  });
  return [...outputs, ...leftovers(folder, outputs, end)];
}
