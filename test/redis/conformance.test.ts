import { afterAll, beforeAll, describe } from 'vitest';
import { describeConformance } from '../conformance/suite.js';
import { RedisBus, RedisRpcClient, RedisRpcServer } from '../../src/redis/index.js';
import { CLIENTS } from './support/clients.js';
import { hasRedis, OwnRedis } from './support/own-redis.js';
import { DepotProcess } from './support/remote-depot.js';

describe.runIf(hasRedis())('over Redis', () => {
  let redis: OwnRedis;
  let depots: DepotProcess;
  let made = 0;

  beforeAll(async () => {
    redis = await OwnRedis.start();
    depots = await DepotProcess.start();
  });
  afterAll(async () => {
    depots.close();
    await redis.close();
  });

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

  for (const [library, createClient] of Object.entries(CLIENTS)) {
    describeConformance(`a bus with ${library}, and a server of another process,`, async () => {
      made += 1;
      const keyPrefix = `t${made}`;
      const bus = new RedisBus({ redis: createClient(redis.socket), keyPrefix });
      return {
        server: ({ logger } = {}) => depots.server(library, redis.socket, keyPrefix, logger),
        client: (options) => new RedisRpcClient({ bus, ...options }),
        close: () => bus.close(),
      };
    });
  }
});
