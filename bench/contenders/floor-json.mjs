// FLOOR-JSON: as FLOOR-REF, with request and reply each once through JSON as whole JSON-RPC envelopes.
import { makeHandlers, makeSchemas } from '../lib/work.mjs';

export const name = 'FLOOR-JSON';

const schemas = makeSchemas();
const handlers = makeHandlers();

export async function create() {
  let lastId = 0;

  async function add(params) {
    const request = JSON.parse(JSON.stringify({ jsonrpc: '2.0', method: 'arith.add', params, id: ++lastId }));
    const result = schemas.add.result.parse(await handlers.add(schemas.add.params.parse(request.params)));
    const response = JSON.parse(JSON.stringify({ jsonrpc: '2.0', result, id: request.id }));
    return response.result;
  }

  async function echo(params) {
    const request = JSON.parse(JSON.stringify({ jsonrpc: '2.0', method: 'arith.echo', params, id: ++lastId }));
    const result = schemas.echo.result.parse(await handlers.echo(schemas.echo.params.parse(request.params)));
    const response = JSON.parse(JSON.stringify({ jsonrpc: '2.0', result, id: request.id }));
    return response.result;
  }

  return { add: (a, b) => add({ a, b }), echo, close: async () => {} };
}
