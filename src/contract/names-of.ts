import type { Contract, Definition } from './types.js';

/** A method by its names: ours, and the one that messages carry. */
export interface MethodNames {
  readonly service: string;
  readonly method: string;
  /** The full name, `'arith.add'`. */
  readonly name: string;
  readonly wireName: string;
}

/** The name of a method in messages: its own, or else `service.method`. */
export function wireNameOf(service: string, method: string, { wireName }: Definition): string {
  return wireName ?? `${service}.${method}`;
}

/** The names of all methods of a contract. Throws a `TypeError` that names both when two have one wire name. */
export function namesOf({ service, methods }: Contract): readonly MethodNames[] {
  const byWire = new Map<string, MethodNames>();
  for (const [method, definition] of Object.entries(methods)) {
    const wireName = wireNameOf(service, method, definition);
    const other = byWire.get(wireName);
    if (other !== undefined) {
      throw new TypeError(
        `${service}: ${other.method} and ${method} have the same wireName, ${JSON.stringify(wireName)}: give each its own`,
      );
    }
    byWire.set(wireName, Object.freeze({ service, method, name: `${service}.${method}`, wireName }));
  }
  return Object.freeze([...byWire.values()]);
}
