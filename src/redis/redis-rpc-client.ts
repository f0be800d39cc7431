import type { ClientOptions } from '../client/call-arguments.js';
import { RpcClient } from '../client/rpc-client.js';
import { pipelineOf } from '../transport/bus.js';
import { DETACH } from '../transport/lifecycle.js';
import { type BusOptions, toBus } from './bus-of.js';
import type { RedisBus } from './redis-bus.js';

/** Options of a `RedisRpcClient`: a bus, or what it takes to make one, which then ends with the client. */
export type RedisRpcClientOptions = BusOptions & ClientOptions;

/** Calls services over Redis Streams. Never sends a call twice. */
export class RedisRpcClient extends RpcClient {
  readonly #ownBus: RedisBus | undefined;

  /** Throws a `TypeError` or `RangeError` for options that can't be used. */
  constructor(options: RedisRpcClientOptions) {
    const { bus, isOwn } = toBus(options, 'a RedisRpcClient');
    super(pipelineOf(bus, 'a RedisRpcClient'), options);
    this.#ownBus = isOwn ? bus : undefined;
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.#ownBus?.close();
  }

  override async [DETACH](why: string): Promise<void> {
    await super[DETACH](why);
    await this.#ownBus?.close();
  }
}
