import { RpcBus } from '../serve/rpc-bus.js';
import { ASYNC_DISPOSE } from '../transport/lifecycle.js';
import { type RedisBusOptions, toSettings } from './redis-bus-options.js';
import { BUS_PARTS, BUS_UP, type BusParts, type OptionsWithParts } from './bus-parts.js';
import { RedisCarrier } from './redis-carrier.js';
import { RedisCore } from './redis-core.js';
import { readStats, type ServiceStats } from './stats.js';

/**
 * Carries JSON-RPC 2.0 between processes over Redis Streams. It connects when the first client or server starts.
 *
 * Throws a `TypeError` or `RangeError` for options that can't be used.
 */
export class RedisBus extends RpcBus implements AsyncDisposable {
  readonly #caller: RedisCore;
  readonly #worker: RedisCore;

  constructor(options: RedisBusOptions) {
    const settings = toSettings(options);
    const parts = (options as OptionsWithParts)[BUS_PARTS];
    const caller = new RedisCore(parts === undefined ? settings : { ...settings, source: parts.caller });
    const worker = parts === undefined ? caller : new RedisCore({ ...settings, source: parts.worker });
    super(new RedisCarrier(caller, worker));
    this.#caller = caller;
    this.#worker = worker;
  }

  /**
   * How much work is in the streams of this key prefix, by service. Finds them with SCAN: meant for a monitor, not for every
   * call. Rejects when Redis can't be reached.
   */
  async stats(): Promise<Record<string, ServiceStats>> {
    return await readStats(this.#caller);
  }

  /** @internal */
  async [BUS_UP](part: keyof BusParts): Promise<void> {
    await (part === 'caller' ? this.#caller : this.#worker).up();
  }

  /** Closes the connections that the bus opened; a client that was given stays open. Stop servers and clients first. Idempotent. */
  async close(): Promise<void> {
    await Promise.all([this.#worker.close(), this.#caller.close()]);
  }

  async [ASYNC_DISPOSE](): Promise<void> {
    await this.close();
  }
}
