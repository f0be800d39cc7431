import { defineContract, defineMethod, defineNotification, type Handlers } from 'rpc-testkit';
import { z } from 'zod';

/** The service of these suites: its `work` lasts until the test lets it end. */
export const jobs = defineContract('jobs', {
  work: defineMethod({ params: z.object({ key: z.string() }), result: z.string() }),
  quick: defineMethod({ params: z.object({ key: z.string() }), result: z.string() }),
  charge: defineMethod({ params: z.object({ key: z.string() }), result: z.string() }),
  big: defineMethod({ params: z.unknown(), result: z.unknown() }),
  boom: defineMethod({ params: z.object({}), result: z.string() }),
  note: defineNotification({ params: z.object({ key: z.string() }) }),
});

/** Where all handlers of a test report: what began, what was let go, which signals fired. */
export class Desk {
  readonly begun: string[] = [];
  readonly aborted: string[] = [];
  readonly #ends = new Map<string, (() => void)[]>();
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  #isOpen = false;
  readonly #others: Partial<Handlers<typeof jobs>>;

  /** `others` take the place of handlers of the desk. */
  constructor(others: Partial<Handlers<typeof jobs>> = {}) {
    this.#others = others;
  }

  /** The handlers of one server, whose name is put before the keys that begin there. */
  handlers(server = ''): Handlers<typeof jobs> {
    const enter = (key: string): void => this.#enter(server === '' ? key : `${server}:${key}`);
    return {
      quick: ({ key }) => {
        enter(key);
        return key;
      },
      work: async ({ key }, { signal }) => {
        signal.addEventListener('abort', () => this.aborted.push(key));
        const ended = this.#ended(key);
        enter(key);
        await ended;
        return `${server}${key}`;
      },
      charge: async ({ key }) => {
        const ended = this.#ended(key);
        enter(key);
        await ended;
        return key;
      },
      big: (params) => params,
      boom: () => {
        enter('boom');
        throw new Error('boom');
      },
      note: ({ key }) => enter(key),
      ...this.#others,
    };
  }

  /** Resolves once so many handlers have begun. */
  async arrived(count: number): Promise<void> {
    if (this.begun.length >= count) return;
    await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
  }

  /** Lets the handlers of a key end. */
  end(key: string): void {
    for (const resolve of this.#ends.get(key) ?? []) resolve();
    this.#ends.delete(key);
  }

  /** Lets all handlers end, those that begin later too. */
  endAll(): void {
    this.#isOpen = true;
    for (const key of this.#ends.keys()) this.end(key);
  }

  #ended(key: string): Promise<void> {
    if (this.#isOpen) return Promise.resolve();
    return new Promise((resolve) => this.#ends.set(key, [...(this.#ends.get(key) ?? []), resolve]));
  }

  #enter(key: string): void {
    this.begun.push(key);
    for (const { count, resolve } of this.#waiting) if (this.begun.length >= count) resolve();
  }
}
