import type { Carrier, Release, ServedService, ServingServer } from '../transport/carrier.js';
import { tellTravelling } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { forgetCall, keepCall } from './calls-in-process.js';
import { wireIdOf } from './caller/wire-id.js';
import { messageOf, withRemedy } from './link/redis-error.js';
import { OutgoingCall } from './outgoing-call.js';
import type { RedisCore } from './redis-core.js';
import { type Delivery, RedisHost } from './redis-host.js';
import type { Worker } from './worker/worker.js';
import type { Logger } from '../transport/logger.js';

/** What a server on Redis may be told beside what every server is. */
export interface RedisServeOptions {
  readonly instanceId?: string | undefined;
  /** How many calls of each service run at once; default 128. */
  readonly concurrency?: number | undefined;
  /** Methods by their full names, `'payments.charge'`; the others are delivered at least once. */
  readonly delivery?: Readonly<Record<string, Delivery>> | undefined;
  /** How long the first reply to an idempotency key is kept, in milliseconds; default 0: such keys are not heeded. */
  readonly idempotencyMs?: number | undefined;
}

/** How long a server waits, after its handlers have ended, for Redis to take the last replies. */
const FLUSH_MS = 5_000;

/** Carries messages over Redis Streams: requests by a stream for each service, replies by one for each bus. */
export class RedisCarrier implements Carrier {
  /** That of the callers. */
  readonly #core: RedisCore;
  /** That of the workers: most often the same. */
  readonly #workerCore: RedisCore;
  readonly #busId: string = crypto.randomUUID();
  readonly #serving = new Set<ServedService>();
  #lastTag = 0;

  constructor(core: RedisCore, workerCore: RedisCore = core) {
    this.#core = core;
    this.#workerCore = workerCore;
  }

  send(exchange: WireExchange, sink: ReplySink): void {
    this.#lastTag += 1;
    const tag = String(this.#lastTag);
    const call = new OutgoingCall(exchange, sink, tag, wireIdOf(this.#busId, tag));
    if (exchange.watch !== undefined) this.#keepWatched(call);
    if (this.#core.isOpen) this.#core.caller.send(call);
    else void this.#openAndSend(call);
    // Its caller has given up, or been answered.
    if (exchange.kind === 'request') void exchange.root.reply.then(() => this.#core.caller.giveUp(tag));
  }

  async serve(services: readonly ServedService[], server: ServingServer): Promise<Release> {
    const workers = services.map((served) => this.#workerOf(served, server));
    const release = this.#workerCore.use();
    try {
      await Promise.all(workers.map((worker) => worker.start()));
    } catch (error) {
      await Promise.all(workers.map((worker) => worker.abandon()));
      release();
      throw withRemedy(error, this.#workerCore.settings.source.where);
    }
    for (const served of services) {
      this.#serving.add(served);
      this.#core.caller.expect(served.service);
    }
    return {
      stop: async () => {
        for (const served of services) this.#serving.delete(served);
        await Promise.all(workers.map((worker) => worker.stopReading()));
      },
      leave: async () => {
        await Promise.all(workers.map((worker) => worker.leave(FLUSH_MS)));
        release();
      },
    };
  }

  /** Of other processes nothing is known. */
  knows(wireName: string): boolean | undefined {
    for (const { methods } of this.#serving) if (methods.get(wireName)?.isHandled === true) return true;
    return undefined;
  }

  async open(): Promise<() => Promise<void>> {
    await this.#core.openCaller();
    return async () => {};
  }

  /** A call that no client makes, by `bus.handle`, may be the first of the bus. */
  async #openAndSend(call: OutgoingCall): Promise<void> {
    try {
      await this.#core.openCaller();
      if (!call.exchange.root.answered) this.#core.caller.send(call);
    } catch (cause) {
      call.settle({ kind: 'failed', why: messageOf(cause), cause });
    }
  }

  /** The worker may be of this process: then the watch hears of the handler. */
  #keepWatched(call: OutgoingCall): void {
    const { exchange, tag, kind, service } = call;
    if (![...this.#serving].some((served) => served.service === service)) return;
    const place = kind === 'request' ? this.#core.replyTo : exchange.from;
    call.isKept = true;
    keepCall(place, tag, exchange);
    if (kind === 'notification') tellTravelling(exchange, true);
    else void exchange.root.reply.then(() => forgetCall(place, tag));
  }

  #workerOf(served: ServedService, { options, logger }: ServingServer): Worker {
    warnOfNames(served, logger);
    const { concurrency = 128, delivery = {}, idempotencyMs = 0 } = options as RedisServeOptions;
    const { instanceId = crypto.randomUUID() } = options;
    return this.#workerCore.worker(new RedisHost(served, delivery), { instanceId, logger, idempotencyMs, concurrency });
  }
}

/** Warns of names that this bus carries and that the peers of clamator drop without an answer. */
function warnOfNames({ service, names }: ServedService, logger: Logger): void {
  const dropped = names.filter(({ method, wireName }) => {
    return !SERVICE.test(service) || !METHOD.test(method) || wireName !== `${service}.${method}`;
  });
  if (dropped.length === 0) return;
  const list = dropped.map(({ wireName }) => `"${wireName}"`).join(', ');
  logger.warn(
    `${service}: clamator peers drop calls of ${list}: they take names like "user-accounts.getOne"`,
    undefined,
    {
      service,
    },
  );
}

const SERVICE = /^[a-z][a-z0-9-]*$/;
const METHOD = /^[a-z][a-zA-Z0-9]*$/;
