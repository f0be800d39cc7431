import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { UnusableServer } from '../../src/redis/link/check-server.js';
import { AddBatch } from '../../src/redis/link/add-batch.js';
import type { RedisConnection } from '../../src/redis/link/connection.js';
import { Link } from '../../src/redis/link/link.js';
import { RedisClock } from '../../src/redis/link/redis-clock.js';
import { isUnfit, redisCodeOf } from '../../src/redis/link/redis-error.js';

/** A connection that answers as it is told. */
function connectionOf(send: RedisConnection['send']): RedisConnection {
  return { send, onEnd: () => undefined, close: () => undefined };
}

describe('the clock of Redis', () => {
  test('is that of the server to which the connection leads now, however late its answer came', async () => {
    const clock = new RedisClock();
    await clock.ask(connectionOf(async () => ['1000', '0']));

    const late = async (): Promise<readonly string[]> =>
      await new Promise((resolve) => setTimeout(resolve, 60, ['5000', '0']));
    await clock.ask(connectionOf(late));
    const before = clock.nowMs();
    await clock.askAnew(connectionOf(late));

    expect(before).toBeLessThan(2_000_000);
    expect(clock.nowMs()).toBeGreaterThan(4_900_000);
  });
});

/** A link to a server that refuses, and how often it was tried. */
function refusedLink(): { readonly link: Link; attempts(): number } {
  let attempts = 0;
  const connect = async (): Promise<RedisConnection> => {
    attempts += 1;
    throw new Error('refused');
  };
  return { link: new Link({ source: { where: 'here', connect }, timeoutMs: 1_000 }), attempts: () => attempts };
}

describe('a link that is not up', () => {
  test('is tried again while somebody waits, and, where it never was up, no longer', async () => {
    const [one, other] = [refusedLink(), refusedLink()];

    const refused = await rejectionOf(one.link.ready(30));
    const tried = one.attempts();
    await rejectionOf(other.link.ready(400));

    expect(refused).toMatchObject({ message: 'no connection to Redis at here: refused' });
    expect(other.attempts()).toBeGreaterThan(2);
    // One was under way.
    expect(one.attempts()).toBeLessThanOrEqual(tried + 1);
  });

  test('is tried no more often because many wait', async () => {
    const { link, attempts } = refusedLink();

    for (let round = 0; round < 100; round++) {
      void rejectionOf(link.ready(200));
      await new Promise(setImmediate);
    }
    await rejectionOf(link.ready(200));

    expect(attempts()).toBeLessThan(12);
    link.close();
  });

  test('does not count the loading of its library as time without an answer', async () => {
    let loaded = (): void => undefined;
    const loading = new Promise<void>((resolve) => (loaded = resolve));
    const connection = connectionOf(async () => 'redis_version:7.0.0\r\nrole:master\r\n');
    const source = { where: 'here', load: () => loading, connect: async () => connection };
    const link = new Link({ source, timeoutMs: 1_000 });

    const ready = link.ready(20);
    await rejectionOf(refusedLink().link.ready(40));
    loaded();

    expect((await ready).connection).toBeDefined();
    link.close();
  });

  test('is given up at once where no attempt can be better', async () => {
    const connect = (): Promise<RedisConnection> => Promise.reject(new UnusableServer('no library'));
    const link = new Link({ source: { where: 'here', connect }, timeoutMs: 60_000 });

    await expect(link.ready(60_000)).rejects.toThrow('no library');
  });
});

function added(batch: AddBatch, fields: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => batch.add('key', false, fields, { added: resolve, refused: reject }));
}

describe('entries that are added together', () => {
  test('are refused each with its own text, as Redis 6 writes it, too', async () => {
    const answers = ['1-0', '!-READONLY You cannot write against a read only replica.', '!OOM no memory', ''];
    const connection = connectionOf(async ([name]) => {
      if (name === 'INFO') return 'redis_version:7.0.0\r\nrole:master\r\n';
      return name === 'EVAL' ? answers.join('\n') : 'digest';
    });
    const link = new Link({ source: { where: 'here', connect: async () => connection }, timeoutMs: 1_000 });
    await link.ready(1_000);
    const batch = new AddBatch(link);

    const [first, readOnly, full, none] = [1, 2, 3, 4].map((n) => added(batch, ['n', String(n)]));
    const refused = await rejectionOf(readOnly as Promise<unknown>);

    expect(await first).toBe('1-0');
    expect(isUnfit(refused)).toBe(true);
    expect(redisCodeOf(await rejectionOf(full as Promise<unknown>))).toBe('OOM');
    expect(await none).toBe(null);
  });
});
