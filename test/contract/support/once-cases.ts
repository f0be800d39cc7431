import type { StandardSchema } from 'rpc-testkit';

/** A result schema, what a handler returns, what has to cross, and what the caller has to get. */
export type OnceCase = readonly [
  title: string,
  schema: StandardSchema,
  returned: unknown,
  wire: unknown,
  arrives: unknown,
];

export const day = '2026-01-02T03:04:05.678Z';
export const at: Date = new Date(day);

/** A case in which all three are one value. */
export function same(title: string, schema: StandardSchema, value: unknown): OnceCase {
  return [title, schema, value, value, value];
}

/** Shows what it holds by a getter. */
export class Money {
  readonly #cents: number;
  constructor(cents: number) {
    this.#cents = cents;
  }
  get cents(): number {
    return this.#cents;
  }
}

/** Shows nothing of what it holds, but to who asks the class. */
export class Sealed {
  readonly #cents: number;
  constructor(cents: number) {
    this.#cents = cents;
  }
  static centsOf(value: unknown): number | undefined {
    return typeof value === 'object' && value !== null && #cents in value ? value.#cents : undefined;
  }
}

/** What tests compare: the cents of the two classes, any other value as it is. */
export function shown(value: unknown): unknown {
  return value instanceof Money ? { cents: value.cents } : (Sealed.centsOf(value) ?? value);
}
