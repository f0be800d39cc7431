// Two birpc ends in one process, with what `codec` does to each message.
import { createBirpc } from 'birpc';

/** A client whose messages reach the server in the same tick. */
export async function createBirpcPair(handlers, codec) {
  const toServer = [];
  const toClient = [];
  const server = createBirpc(handlers, {
    post: (message) => toClient.forEach((receive) => receive(message)),
    on: (receive) => toServer.push(receive),
    ...codec,
  });
  const client = createBirpc(
    {},
    {
      post: (message) => toServer.forEach((receive) => receive(message)),
      on: (receive) => toClient.push(receive),
      timeout: 30_000,
      ...codec,
    },
  );
  return {
    add: (a, b) => client.add({ a, b }),
    echo: (rows) => client.echo(rows),
    close: async () => {
      client.$close();
      server.$close();
    },
  };
}
