import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RedisBus, type RedisBusOptions, RedisRpcClient, RedisRpcServer } from 'rpc-testkit/redis';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { checkServer } from '../../src/redis/link/check-server.js';
import { Desk, jobs } from './support/desk.js';
import { hasRedis, OwnRedis } from './support/own-redis.js';

describe('a server that cannot be used', () => {
  const start = async (options: RedisBusOptions): Promise<unknown> => {
    const bus = new RedisBus({ connectTimeoutMs: 200, ...options });
    try {
      return await rejectionOf(new RedisRpcClient({ bus }).start());
    } finally {
      await bus.close();
    }
  };

  test.each(['redis://127.0.0.1:1', 'unix:///nowhere/at.all', 'redis://no-such-host.invalid'])(
    'at %s is named',
    async (url) => {
      const error = await start({ url });

      expect(error).toMatchObject({
        message: expect.stringMatching(/no connection to Redis at .*(127\.0\.0\.1:1|nowhere|invalid)/),
      });
    },
  );

  test('never puts a password into a message', async () => {
    expect(String(await start({ url: 'redis://user:secret@127.0.0.1:1' }))).not.toContain('secret');
  });

  test('since it is older than 6.2 is refused for good', async () => {
    const connection = {
      send: async () => 'redis_version:6.0.16\r\nrole:master\r\n',
      onEnd: () => undefined,
      close: () => undefined,
    };

    const error = await rejectionOf(checkServer(connection, 'host:1'));

    expect(error).toMatchObject({ message: 'host:1 runs Redis 6.0.16: the bus needs Redis 6.2 or later, or Valkey' });
  });

  test('since it loads its data is waited for', async () => {
    const connection = {
      send: async () => 'redis_version:7.0.0\r\nloading:1\r\nrole:master\r\n',
      onEnd: () => undefined,
      close: () => undefined,
    };

    await expect(checkServer(connection, 'host:1')).rejects.toThrow(/loading/);
  });
});

describe.runIf(hasRedis())('a real server that cannot be used', () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await OwnRedis.start('--requirepass', 'right');
  });
  afterAll(() => redis.close());

  test.each(['', ':wrong@'])('for want of a password says so at once', async (credentials) => {
    for (const given of [{ url: `unix://${credentials}${redis.socket}` }]) {
      const bus = new RedisBus({ ...given, connectTimeoutMs: 60_000 });
      const error = await rejectionOf(new RedisRpcClient({ bus }).start());
      await bus.close();

      expect(error).toMatchObject({ message: expect.stringMatching(/(NOAUTH|WRONGPASS|password)/) });
    }
  });

  test('with the right one is used', async () => {
    const bus = new RedisBus({ url: `unix://:right@${redis.socket}` });
    const client = new RedisRpcClient({ bus });

    await client.start();

    await client.stop();
    await bus.close();
  });
});

describe.runIf(hasRedis())('a server that refuses', () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await OwnRedis.start('--maxmemory-policy', 'noeviction');
  });
  afterAll(() => redis.close());

  /** What the start of a client and of a server reject with. */
  const starts = async (keyPrefix: string): Promise<readonly unknown[]> => {
    const bus = new RedisBus({ url: redis.url, keyPrefix });
    const server = new RedisRpcServer({ bus });
    server.registerService(jobs, new Desk().handlers());
    const errors = [await rejectionOf(new RedisRpcClient({ bus }).start()), await rejectionOf(server.start())];
    await bus.close();
    return errors;
  };

  test('since it is full says so, and what to do', async () => {
    await redis.send('CONFIG', 'SET', 'maxmemory', '1');

    const errors = await starts('full');

    for (const error of errors)
      expect(error).toMatchObject({ message: expect.stringMatching(/at .*: OOM .* it is full/) });
    await redis.send('CONFIG', 'SET', 'maxmemory', '0');
  });

  test('since a key is taken says which kind of thing is wrong, and what to do', async () => {
    await redis.send('SET', 'taken:cmds:jobs', 'mine');

    const bus = new RedisBus({ url: redis.url, keyPrefix: 'taken' });
    const server = new RedisRpcServer({ bus });
    server.registerService(jobs, new Desk().handlers());
    const error = await rejectionOf(server.start());
    await bus.close();

    expect(error).toMatchObject({ message: expect.stringMatching(/WRONGTYPE .* pass another keyPrefix/) });
  });
});
