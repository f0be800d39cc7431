/** A handler as it is called: on its own `this`. */
export type AnyHandler = (params: unknown, context: unknown) => unknown;

/**
 * The function under `method` on an object or a class instance, prototype methods included. What every object inherits
 * (`toString`, `constructor` …) is no handler unless the object has one of its own.
 */
export function findHandler(handlers: object, method: string): AnyHandler | undefined {
  if (!isOffered(handlers, method)) return undefined;
  const found: unknown = (handlers as Record<string, unknown>)[method];
  return typeof found === 'function' ? (found as AnyHandler) : undefined;
}

function isOffered(handlers: object, method: string): boolean {
  if (Object.hasOwn(handlers, method)) return true;
  if (method === 'constructor') return false;
  for (let at = prototypeOf(handlers); at !== null && prototypeOf(at) !== null; at = prototypeOf(at)) {
    if (Object.hasOwn(at, method)) return true;
  }
  return false;
}

function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
