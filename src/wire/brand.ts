/**
 * Gives an error class its name, and an `instanceof` that recognises instances of the other build: one process may load the ESM and the
 * CommonJS build side by side, each with classes of its own. Subclasses keep the ordinary `instanceof`.
 */
export function brand(constructor: { readonly prototype: object }, name: string): void {
  const key = Symbol.for(`rpc-testkit.${name}`);
  Object.defineProperty(constructor.prototype, key, { value: true });
  Object.defineProperty(constructor.prototype, 'name', { value: name, writable: true, configurable: true });
  Object.defineProperty(constructor, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== constructor) return ordinaryInstanceOf(this, value);
      return typeof value === 'object' && value !== null && key in value;
    },
  });
}

function ordinaryInstanceOf(constructor: unknown, value: unknown): boolean {
  return Function.prototype[Symbol.hasInstance].call(constructor as () => void, value) as boolean;
}
