import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RedisBus, RedisRpcClient, RedisRpcServer } from 'rpc-testkit/redis';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk, jobs } from './support/desk.js';
import { hasRedis, OwnRedis } from './support/own-redis.js';

/** As docs/redis.md lists them. */
const RIGHTS = [
  '+@stream',
  '+@scripting',
  '+@connection',
  '+info',
  '+time',
  '+exists',
  '+del',
  '+pexpire',
  '+get',
  '+set',
  '+scan',
];

describe.runIf(hasRedis())('a user of Redis', () => {
  let redis: OwnRedis;
  const buses: RedisBus[] = [];
  beforeAll(async () => {
    redis = await OwnRedis.start();
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  afterAll(() => redis.close());

  const busOf = async (...rights: readonly string[]): Promise<RedisBus> => {
    await redis.send('ACL', 'SETUSER', 'some', 'reset', 'on', '>one', ...rights);
    const bus = new RedisBus({ url: `unix://some:one@${redis.socket}`, keyPrefix: 'p' });
    buses.push(bus);
    return bus;
  };
  const serverOn = (bus: RedisBus, idempotencyMs = 0): RedisRpcServer => {
    const server = new RedisRpcServer({ bus, idempotencyMs });
    server.registerService(jobs, new Desk().handlers());
    return server;
  };

  test('needs the rights that the docs list, and no more', async () => {
    const bus = await busOf('~p:*', ...RIGHTS);
    const server = serverOn(bus, 1_000);
    const client = new RedisRpcClient({ bus });

    await server.start();
    await client.start();

    expect(await client.call('jobs', 'quick', { key: 'k' }, { idempotencyKey: 'i' })).toBe('k');
    expect(await bus.stats()).toMatchObject({ jobs: { dead: 0 } });
    await client.stop();
    await server.stop();
  });

  test.each(['time', 'xgroup', 'xreadgroup', 'xack', 'xdel', 'xpending', 'xclaim', 'xadd', 'eval'])(
    'without %s learns at the start of a server what to do',
    async (command) => {
      const server = serverOn(await busOf('~p:*', '+@all', `-${command}`));

      const error = await rejectionOf(server.start());

      expect(error).toMatchObject({ message: expect.stringMatching(/(NOPERM|can't run this command).*give the user/) });
    },
  );

  test.each(['time', 'xread', 'xgroup', 'eval', 'pexpire'])(
    'without %s learns at the start of a client what to do',
    async (command) => {
      const client = new RedisRpcClient({ bus: await busOf('~p:*', '+@all', `-${command}`) });

      const error = await rejectionOf(client.start());

      expect(error).toMatchObject({ message: expect.stringMatching(/(NOPERM|can't run this command).*give the user/) });
    },
  );

  test('without its keys learns at the start what to do', async () => {
    const bus = await busOf('~other:*', '+@all');

    const errors = [await rejectionOf(serverOn(bus).start()), await rejectionOf(new RedisRpcClient({ bus }).start())];

    for (const error of errors) expect(error).toMatchObject({ message: expect.stringMatching(/NOPERM.*keyPrefix/) });
  });

  test('without xadd hears at a call what Redis says', async () => {
    const client = new RedisRpcClient({ bus: await busOf('~p:*', '+@all', '-xadd') });
    await client.start();

    const call = client.call('jobs', 'quick', { key: 'k' });

    await expect(call).rejects.toMatchObject({
      reason: 'disconnected',
      message: expect.stringMatching(/NOPERM .*xadd/),
    });
    await client.stop();
  });

  test('that loses a right while a server runs is warned of once', async () => {
    const warned: string[] = [];
    const logger = { warn: (text: string) => void warned.push(text), error: () => undefined };
    const server = new RedisRpcServer({ bus: await busOf('~p:*', '+@all'), logger });
    server.registerService(jobs, new Desk().handlers());
    await server.start();
    const other = new RedisBus({ url: redis.url, keyPrefix: 'p' });
    buses.push(other);
    const client = new RedisRpcClient({ bus: other });
    await client.start();

    await redis.send('ACL', 'SETUSER', 'some', '-xack');
    await client.call('jobs', 'quick', { key: 'k' });
    await client.call('jobs', 'quick', { key: 'l' });
    await client.stop();
    await server.stop();

    expect(warned).toEqual(['jobs: Redis refuses to take acknowledgements, and is asked again']);
  });
});
