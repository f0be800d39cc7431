import type { Json, Method, ObjectShape, Service } from '../../fixtures/shape/shape.js';
import { toJsonSchema } from './to-json-schema.js';

/** The version of OpenRPC that is written. */
const VERSION = '1.4.0';

/** An OpenRPC document of services. `found` is the text of the one that is there: what it says of itself is kept. */
export function openRpcDocument(services: readonly Service[], found: string | undefined, problems: string[]): string {
  const schemas = sharedSchemas(services, problems);
  const document = {
    openrpc: VERSION,
    info: { title: 'JSON-RPC services', version: '1.0.0' },
    ...keptOf(found),
    methods: services.flatMap((service) => service.methods.map((method) => methodObject(method, service))),
    ...(Object.keys(schemas).length === 0 ? {} : { components: { schemas } }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What people write into a document by hand. */
function keptOf(found: string | undefined): object {
  if (found === undefined) return {};
  try {
    const { info, servers, externalDocs } = JSON.parse(found) as Readonly<Record<string, unknown>>;
    return {
      ...(info === undefined ? {} : { info }),
      ...(servers === undefined ? {} : { servers }),
      ...(externalDocs === undefined ? {} : { externalDocs }),
    };
  } catch {
    return {};
  }
}

function sharedSchemas(services: readonly Service[], problems: string[]): Readonly<Record<string, unknown>> {
  const schemas: Record<string, unknown> = {};
  const places = new Map<string, string>();
  for (const { service, shared } of services) {
    for (const [name, { shape }] of shared) {
      const schema = toJsonSchema(shape);
      const other = places.get(name);
      if (other !== undefined && JSON.stringify(schemas[name]) !== JSON.stringify(schema)) {
        problems.push(`${service} and ${other} have different schemas with the id ${name}: rename one`);
      }
      places.set(name, service);
      schemas[name] = schema;
    }
  }
  return schemas;
}

function methodObject(method: Method, { service, errors }: Service): object {
  const { name, wireName, description, params, result } = method;
  const codes = Object.entries(errors).map(([message, code]) => ({ code, message }));
  const isObject = params.kind === 'object';
  return {
    name: wireName,
    ...(description === undefined ? {} : { description }),
    paramStructure: isObject ? 'by-name' : 'by-position',
    params: isObject ? params.properties.map(descriptor) : [],
    ...(result === undefined ? {} : { result: { name: 'result', schema: toJsonSchema(result) } }),
    ...(codes.length === 0 || result === undefined ? {} : { errors: codes }),
    'x-rpc-testkit': { service, method: name, ...(isObject ? othersOf(params) : { params: toJsonSchema(params) }) },
  };
}

/** What params by name can't say: which other members there may be. */
function othersOf({ others }: ObjectShape): object {
  if (others === 'dropped') return {};
  return { additionalProperties: others === 'refused' ? false : toJsonSchema(others) };
}

function descriptor({
  name,
  required,
  description,
  shape,
  default: preset,
}: ObjectShape['properties'][number]): object {
  const schema = { ...toJsonSchema(shape), ...presetOf(preset) };
  return { name, ...(description === undefined ? {} : { description }), required, schema };
}

function presetOf(preset: Json | undefined): object {
  return preset === undefined ? {} : { default: preset };
}
