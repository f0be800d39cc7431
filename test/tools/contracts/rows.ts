import { z } from 'zod';

const Tree = z
  .object({
    value: z.int(),
    get children() {
      return z.array(Tree);
    },
  })
  .meta({ id: 'Tree' });
const time = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

export const rows = {
  service: 'row-check',
  methods: {
    save: {
      params: z.object({
        name: z.string(),
        nick: z.string().optional(),
        owner: z.string().nullable(),
        inner: z.object({ note: z.string().nullish() }),
      }),
      result: z.object({ id: z.int() }),
    },
    move: {
      params: z.object({
        at: z.tuple([z.number(), z.string()]),
        form: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('circle'), radius: z.number() }),
          z.object({ kind: z.literal('box'), width: z.number() }),
        ]),
      }),
      result: z.object({ id: z.int() }),
    },
    grow: { params: z.object({ tree: Tree }), result: Tree },
    page: { params: z.object({ page: z.int().default(1) }), result: z.object({ total: z.int().default(0) }) },
    wait: { params: z.object({ until: time }), result: z.object({}) },
    getURLParts: { params: z.object({}), result: z.object({}) },
    import: { params: z.object({}), result: z.object({}) },
  },
};
