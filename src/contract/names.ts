const SERVICE = /^[a-z][a-z0-9-]*$/;
const METHOD = /^[a-z][a-zA-Z0-9-]*$/;

/** The key under which `defineContract` keeps a method's full name; shared by the ESM and CommonJS builds. */
const NAME: unique symbol = Symbol.for('rpc-testkit.method-name');

/** Throws a `TypeError` unless `service` may name a service. */
export function checkServiceName(service: unknown): asserts service is string {
  if (typeof service === 'string' && SERVICE.test(service)) return;
  throw new TypeError(
    `${show(service)} can't name a service: use lower-case letters, digits and dashes, a letter first`,
  );
}

/** Throws a `TypeError` unless `method` may name a method. */
export function checkMethodName(method: unknown, service?: string): asserts method is string {
  if (typeof method === 'string' && METHOD.test(method)) return;
  const where = service === undefined ? '' : ` of ${service}`;
  throw new TypeError(
    `${show(method)} can't name a method${where}: use letters, digits and dashes, a small letter first`,
  );
}

/** Whether `service.method` is a well-formed pair of names. */
export function isMethodName(service: string, method: string): boolean {
  return SERVICE.test(service) && METHOD.test(method);
}

/** Keeps the full name, `'arith.add'`, with the method. */
export function nameMethod(definition: object, name: string): void {
  Object.defineProperty(definition, NAME, { value: name });
}

/** The full name that `defineContract` gave a method, or `undefined` for anything else. */
export function methodNameOf(definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null) return undefined;
  const name: unknown = (definition as { readonly [NAME]?: unknown })[NAME];
  return typeof name === 'string' ? name : undefined;
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
