import { type Handlers, RpcError } from 'rpc-testkit';
import { z } from 'zod';
import { shop } from './shop.js';

/** What workers in TypeScript serve: nothing keeps them from answering `drift` wrongly. */
export const served = {
  ...shop,
  methods: { ...shop.methods, drift: { params: shop.methods.drift.params, result: z.unknown() } },
} as const;

/** The service in TypeScript. `held` is called for each call that is held, and resolves when it is to be answered. */
export function shopHandlers(held: () => Promise<void>): Handlers<typeof served> {
  const lines: string[] = [];
  return {
    add: ({ a, b }) => ({ sum: a + b }),
    keep: ({ item }) => ({ item }),
    half: ({ of }) => ({ value: of / 2 }),
    shout: ({ text }) => text.toUpperCase(),
    sweep: () => undefined,
    refuse: ({ why }) => {
      throw new RpcError(1001, 'no stock', why === undefined ? undefined : { why });
    },
    crash: () => {
      throw new TypeError('boom');
    },
    wrong: () => ({ sum: 'much' }) as never,
    drift: () => ({ sum: 'much' }),
    who: () => ({ language: 'TypeScript' }),
    hold: async ({ n }) => {
      await held();
      return { n, language: 'TypeScript' };
    },
    note: ({ line }) => void lines.push(line),
    notes: () => lines,
  };
}
