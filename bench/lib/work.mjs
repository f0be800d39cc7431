// The work that every contender does: schemas, handlers and payload. Each contender makes its own schemas, since zod
// compiles a parser per schema, and a shared one would see every contender's objects.
import { z } from 'zod';

/** Schemas of `arith.add` and `arith.echo`. */
export function makeSchemas() {
  return {
    add: { params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) },
    echo: { params: makeRows(), result: makeRows() },
  };
}

function makeRows() {
  const row = z.object({
    id: z.number(),
    name: z.string(),
    tags: z.array(z.string()),
    price: z.number(),
    active: z.boolean(),
  });
  return z.object({ rows: z.array(row) });
}

/** Handlers of `arith.add` and `arith.echo`, made anew for each contender. */
export function makeHandlers() {
  return {
    add: async ({ a, b }) => ({ sum: a + b }),
    echo: async (rows) => rows,
  };
}

/** About 15 kB of JSON. */
export function makePayload() {
  const rows = Array.from({ length: 140 }, (_, id) => ({
    id,
    name: `item number ${id} of the catalogue`,
    tags: ['new', 'on sale', 'fragile'],
    price: id * 1.25,
    active: id % 3 === 0,
  }));
  return { rows };
}
