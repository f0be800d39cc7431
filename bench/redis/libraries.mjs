// Connections of both client libraries, as the floors use them.
import { Redis } from 'ioredis';
import { createClient } from 'redis';

/** By name: what makes a client to give to a bus, and what opens a connection that sends raw commands. */
export const LIBRARIES = {
  ioredis: {
    given: (path) => new Redis({ path, lazyConnect: true }),
    open: async (path) => {
      const client = new Redis({ path, lazyConnect: true });
      await client.connect();
      return {
        // RESP 3 gives XREADGROUP as a map, flat: both are read alike below.
        send: (name, ...args) => client.call(name, args),
        close: () => client.disconnect(),
      };
    },
  },
  'node-redis': {
    given: (path) => createClient({ socket: { path, tls: false } }),
    open: async (path) => {
      const client = createClient({ socket: { path, tls: false }, RESP: 2, maintNotifications: 'disabled' });
      client.on('error', () => {});
      await client.connect();
      return { send: (...command) => client.sendCommand(command), close: () => client.destroy() };
    },
  },
};

/** The entries of what XREAD and XREADGROUP answer for one stream: `[[key, entries]]`, or `[key, entries]`. */
export function entriesOf(reply) {
  if (reply === null) return [];
  return typeof reply[0] === 'string' ? reply[1] : reply[0][1];
}
