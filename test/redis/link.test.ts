import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
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
      await new Promise((resolve) => setTimeout(resolve, 5, ['5000', '0']));
    await clock.ask(connectionOf(late));
    const before = clock.nowMs();
    await clock.askAnew(connectionOf(late));

    expect(before).toBeLessThan(2_000_000);
    expect(clock.nowMs()).toBeGreaterThan(4_900_000);
  });
});

describe('entries that are added together', () => {
  test('are refused each with its own text, as Redis 6 writes it, too', async () => {
    const answers = ['1-0', '!-READONLY You cannot write against a read only replica.\r\n', '!OOM no memory', null];
    const connection = connectionOf(async ([name]) => {
      if (name === 'INFO') return 'redis_version:7.0.0\r\nrole:master\r\n';
      return name === 'EVAL' ? answers : 'digest';
    });
    const link = new Link({ source: { where: 'here', connect: async () => connection }, timeoutMs: 1_000 });
    await link.ready(1_000);
    const batch = new AddBatch(link);

    const [first, readOnly, full, none] = [1, 2, 3, 4].map((n) => batch.add('key', false, ['n', String(n)]));
    const refused = await rejectionOf(readOnly as Promise<unknown>);

    expect(await first).toBe('1-0');
    expect(isUnfit(refused)).toBe(true);
    expect(redisCodeOf(await rejectionOf(full as Promise<unknown>))).toBe('OOM');
    expect(await none).toBe(null);
  });
});
