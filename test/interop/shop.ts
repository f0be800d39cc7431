import { z } from 'zod';

const Item = z
  .object({
    sku: z.string(),
    shelfId: z.string(),
    note: z.string().optional(),
    owner: z.string().nullable(),
    count: z.int().default(1),
    size: z.enum(['small', 'large']),
    at: z.tuple([z.number(), z.int()]),
    prices: z.record(z.string(), z.number()),
    form: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('circle'), radius: z.number() }),
      z.object({ kind: z.literal('box'), width: z.number(), lid: z.boolean().nullish() }),
    ]),
    get parts() {
      return z.array(Item).optional();
    },
  })
  .meta({ id: 'Item' });

const nothing = z.object({});
const language = z.enum(['Python', 'TypeScript']);

/** What the peers of both languages serve and call; Python's side is generated from it. */
export const shop = {
  service: 'shop',
  methods: {
    add: { params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) },
    keep: { params: z.object({ item: Item }), result: z.object({ item: Item }) },
    half: { params: z.object({ of: z.int() }), result: z.object({ value: z.int() }) },
    shout: { params: z.object({ text: z.string() }), result: z.string() },
    sweep: { params: nothing, result: z.void() },
    refuse: { params: z.object({ why: z.string().optional() }), result: nothing },
    crash: { params: nothing, result: nothing },
    /** Answers what the contract forbids, which its own server refuses. */
    wrong: { params: nothing, result: z.object({ sum: z.number() }) },
    /** Answers what the contract forbids, which its server lets pass. */
    drift: { params: nothing, result: z.object({ sum: z.number() }) },
    who: { params: nothing, result: z.object({ language }) },
    /** Is answered when the worker is told to go on. */
    hold: { params: z.object({ n: z.int() }), result: z.object({ n: z.int(), language }) },
    note: { params: z.object({ line: z.string() }), notification: true },
    notes: { params: nothing, result: z.array(z.string()) },
  },
} as const;
