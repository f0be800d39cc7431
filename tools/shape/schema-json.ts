import { isStandardSchema } from '../../src/contract/standard-schema.js';
import { takesOnlyUndefined } from '../../fixtures/shape/takes-undefined.js';
import { arktypeJson, type JsonSource, type Reading, standardJson, zodJson } from './vendors.js';

/** Imports a package as the file of a contract would; rejects when it is not installed. */
export type ImportPackage = (name: string) => Promise<Readonly<Record<string, unknown>>>;

/**
 * The JSON Schema of what a schema takes from the wire, and what of it other languages can't do. Schemas that implement
 * Standard JSON Schema are asked by that; others by the converter of their library.
 */
export async function readSchemaJson(schema: unknown, importPackage: ImportPackage): Promise<Reading> {
  if (!isStandardSchema(schema)) return refused('it is not a schema');
  // On the wire, null.
  if (takesOnlyUndefined(schema)) return { json: { type: 'null' }, problems: [] };
  const { vendor } = schema['~standard'];
  if (vendor === 'zod') return readZod(schema, importPackage);
  if (vendor === 'arktype') return arktypeJson(schema);
  if (vendor === 'valibot') return readValibot(schema, importPackage);
  return standardJson(schema as JsonSource) ?? refused(`schemas of ${vendor} don't implement Standard JSON Schema`);
}

async function readZod(schema: object, importPackage: ImportPackage): Promise<Reading> {
  if (!('_zod' in schema)) return refused('schemas of zod 3 have no JSON Schema: use zod 4, or import from "zod/v4"');
  const own = zodJson(schema);
  if (own !== undefined) return own;
  const { toJSONSchema } = await importPackage('zod/v4');
  return zodJson(schema, toJSONSchema as never) ?? refused('this version of zod has no toJSONSchema: update it');
}

const VALIBOT_CONVERTER = '@valibot/to-json-schema';

async function readValibot(schema: object, importPackage: ImportPackage): Promise<Reading> {
  const own = standardJson(schema as JsonSource);
  if (own !== undefined) return own;
  const converter = await importPackage(VALIBOT_CONVERTER).catch(() => undefined);
  if (converter === undefined) return refused(`schemas of valibot need ${VALIBOT_CONVERTER}: install it`);
  const wrap = converter['toStandardJsonSchema'] as (schema: object) => object;
  return standardJson(wrap(schema), schema) ?? refused(`update ${VALIBOT_CONVERTER}`);
}

function refused(message: string): Reading {
  return { json: {}, problems: [{ path: [], message }] };
}
