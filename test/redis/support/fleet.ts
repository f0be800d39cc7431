// Loaded before any timeout runs: on a busy machine that takes its time.
import 'redis';
import { setTimeout as realDelay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  RedisBus,
  type RedisBusOptions,
  RedisRpcClient,
  RedisRpcServer,
  type RedisRpcServerOptions,
} from 'rpc-testkit/redis';
import { type Answer, OwnRedis } from './own-redis.js';
import { type Desk, jobs } from './desk.js';
import { Proxy } from './proxy.js';

type ServerOptions = Omit<RedisRpcServerOptions, 'bus'> & { readonly url?: string };
type ClientOptions = { readonly defaultTimeoutMs?: number; readonly url?: string } & Partial<RedisBusOptions>;

const quiet = { warn: () => undefined, error: () => undefined };
let made = 0;

/** Servers and clients of one test, each on a bus of its own, as if in processes of their own; all are ended with the test. */
export class Fleet {
  readonly redis: OwnRedis;
  readonly prefix = `f${(made += 1)}`;
  readonly options: Partial<RedisBusOptions>;
  readonly #ends: (() => Promise<void>)[] = [];

  constructor(redis: OwnRedis, options: Partial<RedisBusOptions> = {}) {
    this.redis = redis;
    this.options = options;
  }

  bus(options: Partial<RedisBusOptions> = {}): RedisBus {
    const bus = new RedisBus({ url: this.redis.url, keyPrefix: this.prefix, ...this.options, ...options });
    this.#ends.push(() => bus.close());
    return bus;
  }

  /** A proxy in front of the server of Redis. */
  async proxy(): Promise<Proxy> {
    const proxy = await Proxy.start(this.redis.socket, `p${this.#ends.length}`);
    this.#ends.push(() => proxy.close());
    return proxy;
  }

  async server(
    desk: Desk,
    name = '',
    { url, ...options }: ServerOptions & Partial<RedisBusOptions> = {},
  ): Promise<RedisRpcServer> {
    const { concurrency, delivery, idempotencyMs, instanceId, logger = quiet, ...bus } = options;
    const given = { concurrency, delivery, idempotencyMs, instanceId, logger };
    const server = new RedisRpcServer({ bus: this.bus({ ...bus, ...(url === undefined ? {} : { url }) }), ...given });
    server.registerService(jobs, desk.handlers(name));
    await started(server);
    this.#ends.push(() => server.stop({ graceMs: 0 }));
    return server;
  }

  async client({ defaultTimeoutMs = 20_000, ...options }: ClientOptions = {}): Promise<RedisRpcClient> {
    const client = new RedisRpcClient({ bus: this.bus(options), defaultTimeoutMs });
    await started(client);
    this.#ends.push(() => client.stop());
    return client;
  }

  get stream(): string {
    return `${this.prefix}:cmds:jobs`;
  }

  async length(): Promise<number> {
    return (await this.redis.send('XLEN', this.stream)) as number;
  }

  /** The ids that are pending, with their consumers and counts. */
  async pending(): Promise<{ id: string; consumer: string; deliveries: number }[]> {
    const list = (await this.redis.send('XPENDING', this.stream, 'jobs', '-', '+', '1000')) as Answer[][];
    return list.map(([id, consumer, , deliveries]) => ({
      id: String(id),
      consumer: String(consumer),
      deliveries: Number(deliveries),
    }));
  }

  async end(): Promise<void> {
    // The newest first: clients and servers before their buses.
    for (const end of this.#ends.splice(0).reverse()) await end();
  }
}

/** Tests take short timeouts, in which a busy machine may not connect: then it is tried again. */
async function started(peer: RedisRpcClient | RedisRpcServer): Promise<void> {
  const start = (): Promise<string> => peer.start().then(() => 'started', String);
  await eventually(start, (answer) => answer === 'started');
}

/** Resolves when the answer to a question is yes; asks again for 20 s at least. Rejects with the last answer. */
export async function eventually<T>(ask: () => Promise<T> | T, isRight: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (tries > 2_000) throw new Error(`still ${JSON.stringify(answer)}`);
    await realDelay(10);
  }
}

/** A server of the file, and a fleet of each test on it. */
export function useFleet(options: Partial<RedisBusOptions> = {}, ...serverOptions: readonly string[]): () => Fleet {
  let redis: OwnRedis;
  let fleet: Fleet | undefined;
  beforeAll(async () => {
    redis = await OwnRedis.start(...serverOptions);
  });
  afterEach(async () => {
    await fleet?.end();
    fleet = undefined;
  });
  afterAll(() => redis.close());
  return () => (fleet ??= new Fleet(redis, options));
}
