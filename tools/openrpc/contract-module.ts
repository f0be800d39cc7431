import type { Method, NamedShape, Service, Shape } from '../../fixtures/shape/shape.js';
import { partsOf } from '../../fixtures/shape/shape.js';
import { comment, toKey, toLiteral, typeScriptType } from '../typescript/typescript-types.js';
import { type CodeContext, zodCode } from './zod-code.js';

/** In the first line of a file of contracts that was imported. */
export const IMPORTED = 'Imported by rpc-testkit';

/** A TypeScript module with the contracts of services, in zod 4. */
export function contractModule(services: readonly Service[], from: string): string {
  const shared = new Map(services.flatMap((service) => [...service.shared]));
  const known = new Set<string>();
  const schemas = inOrder(shared).map((named) => {
    const text = sharedCode(named, { service: { shared }, known });
    known.add(named.name);
    return text;
  });
  const contracts = services.map((service) => contractCode(service, { service: { shared }, known }));
  const names = ['defineContract', 'defineMethod', 'defineNotification'].filter((name) =>
    contracts.join('').includes(`${name}(`),
  );
  const head = `// ${IMPORTED} from ${from}.\nimport { ${names.join(', ')} } from 'rpc-testkit';\nimport { z } from 'zod';\n`;
  return [head, ...schemas, ...contracts].join('\n');
}

/** Each after those that it holds, as far as none leads back to itself. */
function inOrder(shared: ReadonlyMap<string, NamedShape>): readonly NamedShape[] {
  const sorted: NamedShape[] = [];
  const seen = new Set<string>();
  const visit = (shape: Shape): void => {
    if (shape.kind !== 'ref') return partsOf(shape).forEach(visit);
    const named = shared.get(shape.name);
    if (named === undefined || seen.has(shape.name)) return;
    seen.add(shape.name);
    visit(named.shape);
    sorted.push(named);
  };
  for (const name of shared.keys()) visit({ kind: 'ref', name });
  return sorted;
}

function sharedCode({ name, shape }: NamedShape, context: CodeContext): string {
  const { description, ...plain } = shape;
  const meta = `.meta({ id: ${toLiteral(name)}${description === undefined ? '' : `, description: ${toLiteral(description)}`} })`;
  const code = zodCode(plain, context);
  if (!code.includes('z.lazy(')) return `export const ${name} = ${code}${meta};\n`;
  const service = { shared: context.service.shared } as Service;
  const type = typeScriptType(plain, 'output', service);
  return `export type ${name} = ${type};\nexport const ${name}: z.ZodType<${name}, ${name}> = ${code}${meta};\n`;
}

function contractCode(service: Service, context: CodeContext): string {
  const prefix = sharedPrefix(service);
  const methods = service.methods.map((method) => methodCode(method, service, prefix === undefined, context));
  const errors = Object.entries(service.errors).map(([name, code]) => `${toKey(name)}: ${code}`);
  const options = [
    ...(prefix === undefined || prefix === `${service.service}.`
      ? []
      : [`wireName: (method) => \`${prefix}\${method}\``]),
    ...(errors.length === 0 ? [] : [`errors: { ${errors.join(', ')} }`]),
  ];
  const end = options.length === 0 ? '' : `, { ${options.join(', ')} }`;
  return `export const ${constantName(service.service)} = defineContract(${toLiteral(service.service)}, {\n${methods.join('')}}${end});\n`;
}

/** What stands before the local name in all names of messages; `undefined` where there is no such text. */
function sharedPrefix({ methods }: Service): string | undefined {
  const [first] = methods;
  if (first === undefined || !first.wireName.endsWith(first.name)) return undefined;
  const prefix = first.wireName.slice(0, first.wireName.length - first.name.length);
  return methods.every(({ name, wireName }) => wireName === `${prefix}${name}`) ? prefix : undefined;
}

function constantName(service: string): string {
  return service.replaceAll(/-+(\w?)/g, (_dashes, letter: string) => letter.toUpperCase());
}

/** A list of params that may be empty may be left out. */
function absence(params: Shape): string {
  return params.kind === 'tuple' && params.required === 0 ? '.default([])' : '';
}

function methodCode(method: Method, { service }: Service, isNamed: boolean, context: CodeContext): string {
  const { name, wireName, description, params, result } = method;
  const told = description === undefined ? params : { ...params, description };
  const parts = [
    `    params: ${zodCode(told, context, '    ')}${absence(params)},\n`,
    ...(result === undefined ? [] : [`    result: ${zodCode(result, context, '    ')},\n`]),
    ...(isNamed && wireName !== `${service}.${name}` ? [`    wireName: ${toLiteral(wireName)},\n`] : []),
  ];
  const make = result === undefined ? 'defineNotification' : 'defineMethod';
  return `${comment(description, '  ')}  ${toKey(name)}: ${make}({\n${parts.join('')}  }),\n`;
}
