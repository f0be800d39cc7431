import { checkMethodName, checkServiceName, nameMethod } from './names.js';
import { isStandardSchema, type StandardSchema } from './standard-schema.js';
import type { Contract, Definition, MethodDefinition, NotificationDefinition } from './types.js';

/** Makes a request method of two schemas. Checked by `defineContract`. */
export function defineMethod<Params extends StandardSchema, Result extends StandardSchema>(definition: {
  readonly params: Params;
  readonly result: Result;
}): MethodDefinition<Params, Result> {
  return Object.freeze({ ...definition });
}

/** Makes a notification of one schema. Checked by `defineContract`. */
export function defineNotification<Params extends StandardSchema>(definition: {
  readonly params: Params;
}): NotificationDefinition<Params> {
  return Object.freeze({ ...definition, notification: true as const });
}

/**
 * Makes a contract: plain frozen data that server, client and tests share.
 *
 * Throws a `TypeError` that names the culprit when the service or a method is misnamed, a method lacks `result`, a
 * notification has one, or something is not a schema.
 */
export function defineContract<
  const Service extends string,
  const Methods extends Readonly<Record<string, Definition>>,
>(service: Service, methods: Methods): Contract<Service, Methods> {
  checkServiceName(service);
  if (typeof methods !== 'object' || methods === null || Array.isArray(methods)) {
    throw new TypeError(`${service}: methods must be an object of defineMethod(…) and defineNotification(…)`);
  }
  const named: Record<string, Definition> = {};
  for (const [method, definition] of Object.entries(methods)) {
    checkDefinition(service, method, definition);
    named[method] = nameCopy(service, method, definition);
  }
  return Object.freeze({ service, methods: Object.freeze(named) as Methods });
}

/** A copy, since one method object may stand in two contracts, each of which gives it its own name. */
function nameCopy(service: string, method: string, definition: Definition): Definition {
  const copy = { ...definition };
  nameMethod(copy, `${service}.${method}`);
  return Object.freeze(copy);
}

/** Throws a `TypeError` that names `service.method` unless the definition can be served. */
export function checkDefinition(service: string, method: string, definition: unknown): void {
  checkMethodName(method, service);
  const name = `${service}.${method}`;
  if (method === 'then') {
    throw new TypeError(`${name}: a method can't be called then, or a typed client would be taken for a promise`);
  }
  if (typeof definition !== 'object' || definition === null) {
    throw new TypeError(`${name}: use defineMethod({ params, result }) or defineNotification({ params })`);
  }
  checkSchemas(name, definition as Partial<MethodDefinition> & { readonly notification?: unknown });
}

function checkSchemas(
  name: string,
  { params, result, notification }: Partial<MethodDefinition> & { readonly notification?: unknown },
): void {
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

/** Whether a definition is a notification. */
export function isNotification(definition: Definition): definition is NotificationDefinition {
  return (definition as Partial<NotificationDefinition>).notification === true;
}
