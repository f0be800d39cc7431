import type { GivenRedis } from './link/given-source.js';
import { RedisBus } from './redis-bus.js';

/** Where a server or client gets its Redis from: a bus, or what clamator's constructors take. */
export interface BusOptions {
  /** A bus, which is not closed. */
  readonly bus?: RedisBus | undefined;
  /** A client of `ioredis` or `redis`, which is not closed. */
  readonly redis?: GivenRedis | undefined;
  /** Default: the environment's `REDIS_URL`, else `redis://localhost:6379`. */
  readonly redisUrl?: string | undefined;
  /** What all keys begin with; needed where there is no `bus`. */
  readonly keyPrefix?: string | undefined;
}

/** The bus of a server or client. Throws a `TypeError` where options contradict each other. */
export function toBus(
  options: BusOptions | undefined,
  what: string,
): { readonly bus: RedisBus; readonly isOwn: boolean } {
  const { bus, redis, redisUrl, keyPrefix } = options ?? {};
  if (bus !== undefined) {
    if (redis === undefined && redisUrl === undefined && keyPrefix === undefined) return { bus, isOwn: false };
    throw new TypeError(`pass ${what} a bus, or redis or redisUrl with keyPrefix, not both`);
  }
  if (keyPrefix === undefined) {
    throw new TypeError(`${what} needs a bus, or a keyPrefix: pass { bus: new RedisBus({ url, keyPrefix }) }`);
  }
  if (redis !== undefined && redisUrl !== undefined) throw new TypeError(`pass ${what} redis or redisUrl, not both`);
  const from = redis === undefined ? { url: redisUrl ?? defaultUrl() } : { redis };
  return { bus: new RedisBus({ ...from, keyPrefix }), isOwn: true };
}

function defaultUrl(): string {
  const { process } = globalThis as { readonly process?: { readonly env: Record<string, string | undefined> } };
  return process?.env['REDIS_URL'] ?? 'redis://localhost:6379';
}
