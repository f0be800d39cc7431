/**
 * `Object.prototype.hasOwnProperty`, for the keys that `for (const key in value)` gives. Within such a loop V8 knows its
 * answer, which it doesn't for `Object.hasOwn`. Measured: copying a small object takes 0.7 (Node 24) to 0.8 times (Node 20)
 * as long as with `Object.keys`.
 */
export const { hasOwnProperty } = Object.prototype as { hasOwnProperty: (this: object, key: string) => boolean };
