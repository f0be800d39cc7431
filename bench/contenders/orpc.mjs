// oRPC's router client: no wire, objects pass by reference.
import { createRouterClient, os } from '@orpc/server';
import { makeHandlers, makeSchemas } from '../lib/work.mjs';

export const name = 'oRPC router client (no wire)';

const schemas = makeSchemas();
const handlers = makeHandlers();
const router = {
  add: procedure(schemas.add, handlers.add),
  echo: procedure(schemas.echo, handlers.echo),
};

export async function create() {
  const client = createRouterClient(router);
  return { add: (a, b) => client.add({ a, b }), echo: (rows) => client.echo(rows), close: async () => {} };
}

function procedure({ params, result }, handler) {
  return os
    .input(params)
    .output(result)
    .handler(({ input }) => handler(input));
}
