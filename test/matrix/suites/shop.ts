import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { z } from 'zod';

export const stock = defineContract('stock', {
  take: defineMethod({
    params: z.object({ sku: z.string(), count: z.number().int().default(1) }),
    result: z.object({ left: z.number() }),
  }),
  count: defineMethod({ params: z.object({ sku: z.string() }), result: z.number() }),
  moved: defineNotification({ params: z.object({ sku: z.string() }) }),
});

/** A stock of ten of everything. */
export class Stock {
  readonly #left = new Map<string, number>();
  readonly moves: string[] = [];

  take({ sku, count }: { readonly sku: string; readonly count: number }): { left: number } {
    const left = this.count({ sku }) - count;
    this.#left.set(sku, left);
    return { left };
  }

  count({ sku }: { readonly sku: string }): number {
    return this.#left.get(sku) ?? 10;
  }

  moved({ sku }: { readonly sku: string }): void {
    this.moves.push(sku);
  }
}

export const services = [
  implement(stock, {
    take: ({ count }) => ({ left: 10 - count }),
    count: () => 10,
    moved: () => undefined,
  }),
];
