import { resolve } from 'node:path';
import { describe } from 'vitest';
import { RedisBus, RedisRpcServer } from 'rpc-testkit/redis';
import { hasRedis, OwnRedis } from '../redis/support/own-redis.js';
import { Workshop } from '../tools/support/generate-in.js';
import { hasPython } from '../tools/support/python.js';
import { served, shopHandlers } from './handlers.js';
import {
  type Caller,
  type Language,
  openCaller,
  type Peer,
  type Place,
  startWorker,
  type WorkerOptions,
} from './peers.js';

/** Peers of a test, or of several, on a server of Redis of their own. */
export class Meeting {
  readonly redis: OwnRedis;
  readonly #workshop: Workshop;
  readonly #ends: (() => Promise<unknown>)[] = [];
  #places = 0;

  private constructor(redis: OwnRedis, workshop: Workshop) {
    this.redis = redis;
    this.#workshop = workshop;
  }

  /** Starts the server, and generates Python from the contract. */
  static async open(): Promise<Meeting> {
    const workshop = new Workshop();
    const { code, warned } = await workshop.generate(resolve(import.meta.dirname, 'shop.ts'), '--py', 'generated');
    if (code !== 0) throw new Error(warned);
    return new Meeting(await OwnRedis.start(), workshop);
  }

  /** Keys that nobody else uses. */
  place(): Place {
    return { url: this.redis.url, keyPrefix: `interop${(this.#places += 1)}`, home: this.#workshop.home };
  }

  async caller(language: Language, place: Place): Promise<Caller> {
    const caller = await openCaller(language, place);
    this.#ends.push(() => caller.end());
    return caller;
  }

  async worker(language: Language, place: Place, options: WorkerOptions = {}): Promise<Peer> {
    const worker = await startWorker(language, place, options);
    this.#ends.push(() => worker.kill());
    return worker;
  }

  /** A server of ours in this process. */
  async server(
    { url, keyPrefix }: Place,
    held: () => Promise<void> = async () => {},
    { leaseMs, concurrency }: { readonly leaseMs?: number; readonly concurrency?: number } = {},
  ): Promise<RedisRpcServer> {
    const bus = new RedisBus({ url, keyPrefix, leaseMs, connectTimeoutMs: 30_000 });
    const server = new RedisRpcServer({ bus, concurrency });
    server.registerService(served, shopHandlers(held));
    await server.start();
    this.#ends.push(async () => {
      await server.stop({ graceMs: 0 });
      await bus.close();
    });
    return server;
  }

  /** How often Python's workers have looked for calls of dead ones. */
  async claims(): Promise<number> {
    const text = String(await this.redis.send('INFO', 'commandstats'));
    return Number(/cmdstat_xautoclaim:calls=(\d+)/.exec(text)?.[1] ?? 0);
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
    await this.redis.close();
    this.#workshop.remove();
  }
}

/** Tests that are skipped where there is no Redis or no Python. */
export function describeInterop(name: string, body: () => void): void {
  describe.runIf(hasRedis() && hasPython())(name, body);
}
