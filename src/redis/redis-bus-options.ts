import { Keys } from './entry/keys.js';
import type { ConnectionSource } from './link/connection.js';
import { type GivenRedis, givenSource } from './link/given-source.js';
import { loadSource, parseUrl } from './link/load-client.js';
import { MAX_TIMER_MS } from '../transport/clock.js';

/** Options of a `RedisBus`; one of `redis` and `url` is needed. */
export interface RedisBusOptions {
  /** A client of `ioredis` 5 or 6, or of `redis` 5 or 6. The bus makes connections like it; the client is not used itself. */
  readonly redis?: GivenRedis | undefined;
  /** `redis://host:6379`, `rediss://…` for TLS, or `unix:///path/of.sock`; needs `redis` or `ioredis` installed. */
  readonly url?: string | undefined;
  /** What all keys begin with; default `'rpc'`. */
  readonly keyPrefix?: string | undefined;
  /** How long a start or a call waits for a connection, and how long a silent one is trusted; default 5 000 ms. */
  readonly connectTimeoutMs?: number | undefined;
  /** Whether calls to a service that no server ever served wait in the stream; default `false`: they reject with -32601. */
  readonly queueWhenUnserved?: boolean | undefined;
  /** How long a worker may be silent before its calls are given to another; default 15 000 ms. */
  readonly leaseMs?: number | undefined;
  /** How often a call is delivered before it becomes a dead letter; default 3. */
  readonly maxDeliveries?: number | undefined;
  /** How long the reply stream of a bus outlives it when its process dies; default 300 000 ms. */
  readonly replyTtlMs?: number | undefined;
  /** How many calls of a service may be under way before further ones are answered "busy"; default no limit. */
  readonly maxBacklog?: number | undefined;
}

/** The options of a bus, checked, with their defaults. */
export interface BusSettings {
  readonly source: ConnectionSource;
  readonly keys: Keys;
  readonly connectTimeoutMs: number;
  readonly queueWhenUnserved: boolean;
  readonly leaseMs: number;
  readonly maxDeliveries: number;
  readonly replyTtlMs: number;
  readonly maxBacklog: number;
}

/** Throws a `TypeError` or `RangeError` for options that can't be used. */
export function toSettings(options: RedisBusOptions): BusSettings {
  checkNames(options);
  const { keyPrefix = 'rpc', queueWhenUnserved = false } = options;
  if (typeof queueWhenUnserved !== 'boolean') throw new TypeError('queueWhenUnserved must be true or false');
  return {
    source: sourceOf(options),
    keys: new Keys(keyPrefix),
    queueWhenUnserved,
    connectTimeoutMs: limit(options, 'connectTimeoutMs', 5_000, 1, MAX_TIMER_MS),
    leaseMs: limit(options, 'leaseMs', 15_000, 10, MAX_TIMER_MS),
    maxDeliveries: limit(options, 'maxDeliveries', 3, 1, Infinity),
    replyTtlMs: limit(options, 'replyTtlMs', 300_000, 100, MAX_TIMER_MS),
    maxBacklog: limit(options, 'maxBacklog', Infinity, 1, Infinity),
  };
}

const NAMES: Readonly<Record<keyof RedisBusOptions, true>> = {
  redis: true,
  url: true,
  keyPrefix: true,
  connectTimeoutMs: true,
  queueWhenUnserved: true,
  leaseMs: true,
  maxDeliveries: true,
  replyTtlMs: true,
  maxBacklog: true,
};

function checkNames(options: RedisBusOptions): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(NEEDS_REDIS);
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(NAMES, name)) continue;
    throw new TypeError(`a RedisBus has no option "${name}"; known options: ${Object.keys(NAMES).join(', ')}`);
  }
}

const NEEDS_REDIS = "a RedisBus needs a Redis: pass { redis: client } or { url: 'redis://localhost:6379' }";

function sourceOf({ redis, url }: RedisBusOptions): ConnectionSource {
  if (redis !== undefined && url !== undefined) throw new TypeError('pass redis or url to a RedisBus, not both');
  if (redis !== undefined) return givenSource(redis);
  if (typeof url !== 'string') throw new TypeError(NEEDS_REDIS);
  const parsed = parseUrl(url);
  const where = parsed.protocol === 'unix:' ? decodeURIComponent(parsed.pathname) : parsed.host;
  let loading: Promise<ConnectionSource> | undefined;
  const load = (): Promise<ConnectionSource> => (loading ??= loadSource(url));
  return {
    where,
    load: () => load().then(nothing, nothing),
    connect: async (timeoutMs) => await (await load()).connect(timeoutMs),
  };
}

function nothing(): void {}

type Limit = 'connectTimeoutMs' | 'leaseMs' | 'maxDeliveries' | 'replyTtlMs' | 'maxBacklog';

function limit(options: RedisBusOptions, name: Limit, fallback: number, least: number, most: number): number {
  const value = options[name];
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new RangeError(`${name} must be a number from ${least} to ${most}, not ${String(value)}`);
}
