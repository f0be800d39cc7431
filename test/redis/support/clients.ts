import type { GivenRedis } from '../../../src/redis/index.js';
import { Redis as Ioredis6 } from 'ioredis';
import { Redis as Ioredis5 } from 'ioredis5';
import { createClient as createNodeRedis6 } from 'redis';
import { createClient as createNodeRedis5 } from 'redis5';

/** A client of each library that a bus takes, for the server behind a unix socket; none of them is connected. */
export const CLIENTS: Readonly<Record<string, (socket: string) => GivenRedis>> = {
  'ioredis 5': (path) => new Ioredis5({ path, lazyConnect: true }),
  'ioredis 6': (path) => new Ioredis6({ path, lazyConnect: true }),
  'redis 5': (path) => createNodeRedis5({ socket: { path, tls: false } }),
  'redis 6': (path) => createNodeRedis6({ socket: { path, tls: false } }),
};
