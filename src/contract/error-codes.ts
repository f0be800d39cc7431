/** The codes of a contract's own errors, by name: `{ OUT_OF_STOCK: 1001 }`. */
export type ErrorCodes = Readonly<Record<string, number>>;

/** Throws a `TypeError` that names the service, and the culprit, unless each name has a code that JSON-RPC takes. */
export function checkErrorCodes(service: string, errors: unknown): asserts errors is ErrorCodes {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors)) {
    throw new TypeError(`${service}: errors must be an object of codes by name: { OUT_OF_STOCK: 1001 }`);
  }
  for (const [name, code] of Object.entries(errors)) {
    if (Number.isSafeInteger(code)) continue;
    throw new TypeError(`${service}: the code of errors.${name} must be an integer, not ${String(code)}`);
  }
}
