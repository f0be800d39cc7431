import { afterAll, beforeAll, describe } from 'vitest';
import { describeConformance } from '../conformance/suite.js';
import { RedisBus, RedisRpcClient, RedisRpcServer } from '../../src/redis/index.js';
import { CLIENTS } from './support/clients.js';
import { hasRedis, OwnRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('over Redis', () => {
  let redis: OwnRedis;
  let made = 0;

  beforeAll(async () => {
    redis = await OwnRedis.start();
  });
  afterAll(() => redis.close());

  for (const [library, createClient] of Object.entries(CLIENTS)) {
    describeConformance(`a bus with ${library}`, async () => {
      made += 1;
      const bus = new RedisBus({ redis: createClient(redis.socket), keyPrefix: `t${made}` });
      return {
        server: (options) => new RedisRpcServer({ bus, ...options }),
        client: (options) => new RedisRpcClient({ bus, ...options }),
        close: () => bus.close(),
      };
    });
  }

  // As if in two processes: what they share is Redis.
  describeConformance('buses of their own', async () => {
    made += 1;
    const [serving, calling] = [1, 2].map(() => new RedisBus({ url: redis.url, keyPrefix: `t${made}` })) as [
      RedisBus,
      RedisBus,
    ];
    return {
      server: (options) => new RedisRpcServer({ bus: serving, ...options }),
      client: (options) => new RedisRpcClient({ bus: calling, ...options }),
      close: async () => void (await Promise.all([serving.close(), calling.close()])),
    };
  });
});
