import type { ConnectionSource } from './connection.js';
import { ioredisSource, type IoredisClient } from './ioredis-connection.js';
import { nodeRedisSource, type NodeRedisClient } from './node-redis-connection.js';

/** A client of `ioredis` 5 or 6, or of `redis` 5 or 6. It serves as a template: it is neither used nor closed. */
export interface GivenRedis {
  duplicate(...overrides: never[]): object;
}

/** Connections like that of the client that was given. Throws a `TypeError` for anything else. */
export function givenSource(redis: unknown): ConnectionSource {
  if (isIoredis(redis)) return ioredisSource(redis);
  if (isNodeRedis(redis)) return nodeRedisSource(redis);
  throw new TypeError(
    'redis is not a client that the bus knows: pass a Redis of ioredis 5 or 6, or createClient() of redis 5 or 6',
  );
}

function isIoredis(value: unknown): value is IoredisClient {
  const client = membersOf(value);
  return typeof client.status === 'string' && isAll(client.call, client.duplicate) && client.isCluster !== true;
}

function isNodeRedis(value: unknown): value is NodeRedisClient {
  const client = membersOf(value);
  const isClient = typeof client.isOpen === 'boolean' && isAll(client.sendCommand, client.duplicate, client.destroy);
  // Clusters, sentinels and pools have those members, too, but no options of one connection.
  return isClient && typeof client.options === 'object' && client.options !== null;
}

interface Members {
  readonly status?: unknown;
  readonly call?: unknown;
  readonly duplicate?: unknown;
  readonly isCluster?: unknown;
  readonly options?: unknown;
  readonly isOpen?: unknown;
  readonly sendCommand?: unknown;
  readonly destroy?: unknown;
}

function membersOf(value: unknown): Members {
  return (typeof value === 'object' || typeof value === 'function') && value !== null ? value : {};
}

function isAll(...members: readonly unknown[]): boolean {
  return members.every((member) => typeof member === 'function');
}
