import { checkMethodName, checkWireName } from './names.js';
import { isStandardSchema } from './standard-schema.js';

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
    throw new TypeError(`${name}: use defineMethod({ params, result }) or defineNotification({ params })`);
  }
  const { wireName } = definition as MaybeDefinition;
  if (wireName !== undefined) checkWireName(wireName, name);
  checkSchemas(name, definition);
}

function checkSchemas(name: string, { params, result, notification }: MaybeDefinition): void {
  checkSchema(`${name}: params`, params);
  if (notification === true) {
    if (result === undefined) return;
    throw new TypeError(`${name}: a notification has no result: remove it, or use defineMethod`);
  }
  if (result === undefined) {
    throw new TypeError(`${name}: a method needs a result schema: add one, or use defineNotification`);
  }
  checkSchema(`${name}: result`, result);
}

function checkSchema(what: string, schema: unknown): void {
  if (isStandardSchema(schema)) return;
  throw new TypeError(`${what} is not a schema: pass one that implements Standard Schema v1`);
}
