import { RpcBus } from '../serve/rpc-bus.js';
import { ASYNC_DISPOSE } from '../transport/lifecycle-keys.js';
import { type RedisBusOptions, toSettings } from './redis-bus-options.js';
import { RedisCarrier } from './redis-carrier.js';
import { RedisCore } from './redis-core.js';
import { readStats, type ServiceStats } from './stats.js';

/**
 * Carries JSON-RPC 2.0 between processes over Redis Streams. It connects when the first client or server starts.
 *
 * Throws a `TypeError` or `RangeError` for options that can't be used.
 */
export class RedisBus extends RpcBus implements AsyncDisposable {
  readonly #core: RedisCore;

  constructor(options: RedisBusOptions) {
    const core = new RedisCore(toSettings(options));
    super(new RedisCarrier(core));
    this.#core = core;
  }

  /**
   * How much work is in the streams of this key prefix, by service. Finds them with SCAN: meant for a monitor, not for every
   * call. Rejects when Redis can't be reached.
   */
  async stats(): Promise<Record<string, ServiceStats>> {
    return await readStats(this.#core);
  }

  /** Closes the connections that the bus opened; a client that was given stays open. Stop servers and clients first. Idempotent. */
  async close(): Promise<void> {
    await this.#core.close();
  }

  async [ASYNC_DISPOSE](): Promise<void> {
    await this.close();
  }
}
