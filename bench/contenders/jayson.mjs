// jayson: a client on a server in the same process, which goes through JSON text; no timeout.
import jayson from 'jayson/promise/index.js';
import { makeCheckedHandlers } from '../lib/checked.mjs';

export const name = 'jayson';

const handlers = makeCheckedHandlers();

export async function create() {
  // Without the second argument it takes the server for its options.
  const client = new jayson.Client(new jayson.Server({ 'arith.add': handlers.add, 'arith.echo': handlers.echo }), {});

  async function call(method, params) {
    const { result } = await client.request(method, params);
    return result;
  }

  return {
    add: (a, b) => call('arith.add', { a, b }),
    echo: (rows) => call('arith.echo', rows),
    close: async () => {},
  };
}
