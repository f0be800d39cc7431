// FLOOR-REF: parse, handle, parse; no wire at all.
import { makeHandlers, makeSchemas } from '../lib/work.mjs';

export const name = 'FLOOR-REF';

const schemas = makeSchemas();
const handlers = makeHandlers();

export async function create() {
  async function add(params) {
    return schemas.add.result.parse(await handlers.add(schemas.add.params.parse(params)));
  }

  async function echo(params) {
    return schemas.echo.result.parse(await handlers.echo(schemas.echo.params.parse(params)));
  }

  return { add: (a, b) => add({ a, b }), echo, close: async () => {} };
}
