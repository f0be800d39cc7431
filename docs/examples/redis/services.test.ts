import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RedisBus, RedisRpcClient, RedisRpcServer } from 'rpc-testkit/redis';
import { createRedisRpc, type RedisRpc, withRedisRpc } from 'rpc-testkit/redis/fixtures';
import { implement } from 'rpc-testkit/fixtures';
import { spawnSync } from 'node:child_process';
import { arith } from '../arith.js';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stderr.write('skipped: no redis-server on PATH; run "apt-get install redis-server"\n');

describe.runIf(hasRedis)('the page about Redis', () => {
  let place: RedisRpc;
  let url: string;
  beforeAll(async () => {
    place = await createRedisRpc({ services: [], strict: false });
    url = place.redis.url;
  });
  afterAll(() => place.close());

  test('a server and a client', async () => {
    const keyPrefix = place.redis.keyPrefix;
    // #region services
    const bus = new RedisBus({ url, keyPrefix });

    const server = new RedisRpcServer({ bus });
    server.registerService(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} });
    await server.start();

    const client = new RedisRpcClient({ bus });
    await client.start();
    const { sum } = await client.proxy(arith).add({ a: 2, b: 3 });
    // #endregion
    expect(sum).toBe(5);
    // #region stats
    const { arith: work } = await bus.stats();
    // #endregion
    expect(work).toMatchObject({ dead: 0 });
    // #region end
    await client.stop();
    await server.stop();
    await bus.close();
    // #endregion
  });

  // #region worker-dies
  test('a worker that dies before it answers loses no call', async () => {
    const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })];
    await withRedisRpc({ services, redis: { leaseMs: 100 } }, async (rpc) => {
      await rpc.redis.loseDelivery();

      expect(await rpc.clients.arith.add({ a: 2, b: 3 })).toEqual({ sum: 5 });
    });
  });
  // #endregion
});
