// tRPC's server-side caller: no wire, objects pass by reference.
import { initTRPC } from '@trpc/server';
import { makeHandlers, makeSchemas } from '../lib/work.mjs';

export const name = 'tRPC createCaller (no wire)';

const t = initTRPC.create();
const schemas = makeSchemas();
const handlers = makeHandlers();
const router = t.router({
  add: procedure(schemas.add, handlers.add),
  echo: procedure(schemas.echo, handlers.echo),
});
const createCaller = t.createCallerFactory(router);

export async function create() {
  const caller = createCaller({});
  return { add: (a, b) => caller.add({ a, b }), echo: (rows) => caller.echo(rows), close: async () => {} };
}

function procedure({ params, result }, handler) {
  return t.procedure
    .input(params)
    .output(result)
    .query(({ input }) => handler(input));
}
