import { Redis as Ioredis } from 'ioredis';
import { createClient, createClientPool, createCluster, createSentinel } from 'redis';
import { describe, expect, test } from 'vitest';
import { RedisBus, type RedisBusOptions, RedisRpcClient, RedisRpcServer } from 'rpc-testkit/redis';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe('options of a RedisBus', () => {
  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /needs a Redis/],
    ['no Redis', {}, /needs a Redis/],
    ['two', { redis: new Ioredis({ lazyConnect: true }), url: 'redis://localhost' }, /not both/],
    ['a URL that is none', { url: 'localhost:6379:x' }, /url/],
    ['a URL of something else', { url: 'http://localhost' }, /protocol "http:"/],
    ['a string as a client', { redis: 'redis://localhost' }, /not a client that the bus knows/],
    ['null as a client', { redis: null }, /not a client that the bus knows/],
    [
      'a cluster',
      { redis: { status: 'x', isCluster: true, call() {}, duplicate() {} } },
      /not a client that the bus knows/,
    ],
    ['a cluster of redis', { redis: createCluster({ rootNodes: [{ url: 'redis://x' }] }) }, /not a client that/],
    [
      'a sentinel of redis',
      { redis: createSentinel({ name: 'm', sentinelRootNodes: [{ host: 'x', port: 1 }] }) },
      /not a client that/,
    ],
    ['a pool of redis', { redis: createClientPool() }, /not a client that/],
    [
      'an ioredis client with a prefix',
      { redis: new Ioredis({ lazyConnect: true, keyPrefix: 'a:' }) },
      /keyPrefix "a:"/,
    ],
    ['a redis client with a prefix', { redis: createClient({ keyPrefix: 'a:' }) }, /keyPrefix "a:"/],
    ['an empty prefix', { url: 'redis://localhost', keyPrefix: '' }, /keyPrefix/],
    ['an unknown option', { url: 'redis://localhost', prefix: 'x' }, /no option "prefix"/],
  ])('refuse %s', (_what, options, message) => {
    const make = (): RedisBus => new RedisBus(options as RedisBusOptions);

    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  test.each(['leaseMs', 'connectTimeoutMs', 'maxDeliveries', 'replyTtlMs', 'maxBacklog'])(
    'refuse %s that is no number',
    (name) => {
      for (const value of [0, -1, NaN, '5', null]) {
        expect(() => new RedisBus({ url: 'redis://localhost', [name]: value as number })).toThrow(RangeError);
      }
    },
  );

  test('of servers and clients are a bus, or what clamator takes', () => {
    const bus = new RedisBus({ url: 'redis://localhost' });

    expect(() => new RedisRpcServer({ bus, keyPrefix: 'x' })).toThrow(/not both/);
    expect(() => new RedisRpcClient({} as never)).toThrow(/needs a bus, or a keyPrefix/);
    expect(() => new RedisRpcServer({ bus, concurrency: 0 })).toThrow(RangeError);
    expect(() => new RedisRpcServer({ bus, idempotencyMs: -1 })).toThrow(RangeError);
    expect(() => new RedisRpcServer({ bus, delivery: { 'a.b': 'never' as 'at-most-once' } })).toThrow(TypeError);
  });
});

describe.runIf(hasRedis())('names', () => {
  const fleet = useFleet();

  test('that clamator peers drop are warned of, once for a server', async () => {
    const { defineContract, defineMethod } = await import('rpc-testkit');
    const { z } = await import('zod');
    const any = { params: z.unknown(), result: z.unknown() };
    const odd = defineContract('Odd', { get_one: defineMethod(any), fine: defineMethod(any) });
    const { logger, entries } = recordingLogger();
    const server = new RedisRpcServer({ bus: fleet().bus(), logger });
    server.registerService(odd, { get_one: (params) => params, fine: (params) => params });

    await server.start();
    await server.stop();

    expect(entries).toMatchObject([{ level: 'warn', message: expect.stringContaining('"Odd.get_one"') }]);
  });
});
