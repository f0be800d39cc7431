import { setTimeout as realDelay } from 'node:timers/promises';
import { defineContract, defineMethod } from 'rpc-testkit';
import { RedisBus, RedisRpcClient, RedisRpcServer } from 'rpc-testkit/redis';
import { z } from 'zod';
import type { OwnRedis } from '../support/own-redis.js';
import { Proxy } from '../support/proxy.js';
import type { Journal } from './journal.js';

export const LEASE_MS = 400;
export const KEY_PREFIX = 'stress';
const params = z.object({ key: z.string(), forMs: z.number() });

const stress = defineContract('stress', {
  work: defineMethod({ params, result: z.string() }),
  once: defineMethod({ params, result: z.string() }),
});

const quiet = { warn: () => undefined, error: () => undefined };

/** One process' worth of connections: a bus behind a proxy of its own. */
export abstract class Peer {
  readonly name: string;
  readonly proxy: Proxy;
  readonly bus: RedisBus;

  constructor(name: string, proxy: Proxy) {
    this.name = name;
    this.proxy = proxy;
    this.bus = new RedisBus({
      url: proxy.url,
      keyPrefix: KEY_PREFIX,
      leaseMs: LEASE_MS,
      connectTimeoutMs: 1_500,
      replyTtlMs: 5_000,
    });
  }

  abstract stop(): Promise<void>;
}

export class WorkerPeer extends Peer {
  readonly #server: RedisRpcServer;

  constructor(name: string, proxy: Proxy, journal: Journal) {
    super(name, proxy);
    this.#server = new RedisRpcServer({
      bus: this.bus,
      logger: quiet,
      concurrency: 8,
      delivery: { 'stress.once': 'at-most-once' },
    });
    const run = async ({ key, forMs }: { key: string; forMs: number }): Promise<string> => {
      journal.entries.get(key)?.begun.push({ worker: name, at: journal.now });
      if (forMs > 0) await realDelay(forMs);
      return key;
    };
    this.#server.registerService(stress, { work: run, once: run });
  }

  async start(): Promise<this> {
    await this.#server.start();
    return this;
  }

  async stop(graceMs = 200): Promise<void> {
    await this.#server.stop({ graceMs });
    await this.bus.close();
    await this.proxy.close();
  }
}

export class ClientPeer extends Peer {
  readonly #client: RedisRpcClient;

  constructor(name: string, proxy: Proxy) {
    super(name, proxy);
    this.#client = new RedisRpcClient({ bus: this.bus });
  }

  async start(): Promise<this> {
    await this.#client.start();
    return this;
  }

  async call(journal: Journal, key: string, method: 'work' | 'once', forMs: number, timeoutMs: number): Promise<void> {
    const entry = journal.made(key, method, timeoutMs);
    const settle = (as: string): void => void entry.settled.push({ as, at: journal.now });
    await this.#client.call('stress', method, { key, forMs }, { timeoutMs }).then(
      () => settle('resolved'),
      (error: { readonly reason?: string; readonly code?: number }) => settle(error.reason ?? String(error.code)),
    );
  }

  async stop(): Promise<void> {
    await this.#client.stop();
    await this.bus.close();
    await this.proxy.close();
  }
}

let proxies = 0;

export async function openProxy(redis: OwnRedis): Promise<Proxy> {
  return await Proxy.start(redis.socket, `x${(proxies += 1)}`);
}
