import { RpcServer, type ServerOptions } from '../server/rpc-server.js';
import { DETACH } from '../transport/lifecycle.js';
import { pipelineOf } from '../transport/bus.js';
import { type BusOptions, toBus } from './bus-of.js';
import type { RedisBus } from './redis-bus.js';
import type { RedisServeOptions } from './redis-carrier.js';

/** Options of a `RedisRpcServer`: a bus, or what it takes to make one, which then ends with the server. */
export type RedisRpcServerOptions = BusOptions & ServerOptions & Omit<RedisServeOptions, 'instanceId'>;

/** Serves contracts over Redis Streams. Several servers of one service, in any processes, share its calls. */
export class RedisRpcServer extends RpcServer {
  readonly #ownBus: RedisBus | undefined;

  /** Throws a `TypeError` or `RangeError` for options that can't be used. */
  constructor(options: RedisRpcServerOptions) {
    checkServeOptions(options);
    const { bus, isOwn } = toBus(options, 'a RedisRpcServer');
    super(pipelineOf(bus, 'a RedisRpcServer'), options);
    this.#ownBus = isOwn ? bus : undefined;
  }

  override async stop(options?: { readonly graceMs?: number }): Promise<void> {
    await super.stop(options);
    await this.#ownBus?.close();
  }

  override async [DETACH](why: string): Promise<void> {
    await super[DETACH](why);
    await this.#ownBus?.close();
  }
}

/** Throws a `TypeError` or `RangeError` for options of a server that can't be used. */
function checkServeOptions(options: RedisServeOptions | undefined): void {
  const { concurrency = 1, delivery = {}, idempotencyMs = 0, instanceId } = options ?? {};
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(`concurrency must be an integer above 0, not ${String(concurrency)}`);
  }
  if (typeof idempotencyMs !== 'number' || !(idempotencyMs >= 0 && idempotencyMs <= 2 ** 53)) {
    throw new RangeError(`idempotencyMs must be 0 or more milliseconds, not ${String(idempotencyMs)}`);
  }
  if (instanceId !== undefined && (typeof instanceId !== 'string' || instanceId === '')) {
    throw new TypeError('instanceId must be a string that is not empty');
  }
  if (typeof delivery !== 'object' || delivery === null) throw new TypeError(DELIVERY);
  for (const kind of Object.values(delivery)) {
    if (kind !== 'at-most-once' && kind !== 'at-least-once') throw new TypeError(DELIVERY);
  }
}

const DELIVERY = "delivery must name methods: { 'payments.charge': 'at-most-once' }";
