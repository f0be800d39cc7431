// vscode-jsonrpc over two streams in memory: framed JSON text, no timeout.
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { makeCheckedHandlers } from '../lib/checked.mjs';

export const name = 'vscode-jsonrpc over streams';

const handlers = makeCheckedHandlers();

export async function create() {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const server = createMessageConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  const client = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  server.onRequest('add', handlers.add);
  server.onRequest('echo', handlers.echo);
  server.listen();
  client.listen();
  return {
    add: (a, b) => client.sendRequest('add', { a, b }),
    echo: (rows) => client.sendRequest('echo', rows),
    close: async () => {
      for (const connection of [client, server]) connection.dispose();
      for (const stream of [there, back]) stream.destroy();
    },
  };
}
