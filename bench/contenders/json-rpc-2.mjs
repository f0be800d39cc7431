// json-rpc-2.0: its client and server, with text between them, a 30 s timeout.
import { JSONRPCClient, JSONRPCServer } from 'json-rpc-2.0';
import { makeCheckedHandlers } from '../lib/checked.mjs';

export const name = 'json-rpc-2.0 + JSON';

const handlers = makeCheckedHandlers();

export async function create() {
  const server = new JSONRPCServer();
  server.addMethod('arith.add', handlers.add);
  server.addMethod('arith.echo', handlers.echo);
  const client = new JSONRPCClient(async (request) => {
    const response = await server.receiveJSON(JSON.stringify(request));
    client.receive(JSON.parse(JSON.stringify(response)));
  });
  const api = client.timeout(30_000);
  return {
    add: (a, b) => api.request('arith.add', { a, b }),
    echo: (rows) => api.request('arith.echo', rows),
    close: async () => client.rejectAllPendingRequests('closed'),
  };
}
