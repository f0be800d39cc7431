import { expect, test } from 'vitest';
import { toVerbs } from '../../../fixtures/redis/to-verbs.js';
import type { RedisConnection } from '../../../src/redis/link/connection.js';
import { Link } from '../../../src/redis/link/link.js';

/** A connection to a server that has not told its end, or to one that runs. */
function connectionTo(server: 'gone' | 'running'): RedisConnection & { isOver: boolean } {
  const connection = {
    isOver: false,
    send: async ([name]: readonly string[]) => {
      if (connection.isOver) throw new Error('ECONNRESET');
      return name === 'INFO' ? 'redis_version:7.0.0\r\nrole:master\r\n' : server;
    },
    onEnd: () => undefined,
    close: () => undefined,
  };
  return connection;
}

test('a server that was started again has the next command, though the end of the connection is told later', async () => {
  const [gone, running] = [connectionTo('gone'), connectionTo('running')];
  const source = { where: 'here', connect: async () => (gone.isOver ? running : gone) };
  const control = new Link({ source, timeoutMs: 1_000 });
  await control.ready(1_000);
  const own = { restart: async () => void (gone.isOver = true) };
  const verbs = toVerbs({ control, own, keys: { prefix: 'k' } } as never);

  await verbs.restart();

  expect(await verbs.send('GET', 'kept')).toBe('running');
  control.close();
});
