/// <reference lib="esnext.disposable" preserve="true" />
import type { Contract, Handlers } from '../contract/types.js';
import { METHOD_NOT_FOUND } from '../wire/codes.js';
import { consoleLogger, type Logger, toSafeLogger } from '../transport/logger.js';
import { errorReply } from '../transport/reply.js';
import type { ServedService, Transport } from '../transport/transport.js';
import { tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { ASYNC_DISPOSE, DETACH } from './lifecycle-keys.js';
import { HandlerRunner } from './handler-runner.js';
import { servedMethods, type ServedMethod } from './served-methods.js';

/** What every server accepts. */
export interface ServerOptions {
  /** Names the server in log entries of whoever runs many. */
  readonly instanceId?: string | undefined;
  /** Default: the console. */
  readonly logger?: Logger | undefined;
}

/** Serves contracts over a transport: registration, then `start()`, then `stop()`, once. */
export class RpcServer implements AsyncDisposable {
  /** As given in the options. */
  readonly instanceId: string | undefined;
  readonly #transport: Transport;
  readonly #logger: Logger;
  readonly #services = new Map<string, ServedService>();
  readonly #runner: HandlerRunner;
  #release: (() => void) | undefined = undefined;
  #stopped: Promise<void> | undefined = undefined;

  constructor(transport: Transport, { instanceId, logger = consoleLogger }: ServerOptions) {
    this.#transport = transport;
    this.#logger = toSafeLogger(logger);
    this.#runner = new HandlerRunner(this.#logger);
    this.instanceId = instanceId;
  }

  /**
   * Registers the handlers of a contract: an object, or a class instance, called with its own `this`.
   *
   * Must precede `start()`; later it is ignored, with a warning. Throws a `TypeError` when the service is registered
   * already, or the contract or the handlers are no such thing.
   */
  registerService<C extends Contract>(contract: C, handlers: Handlers<C>): void {
    const methods = servedMethods(contract, handlers);
    const { service } = contract;
    if (this.#release !== undefined || this.#stopped !== undefined) {
      this.#logger.warn(`${service}: registration ignored: register services before start()`, undefined, { service });
      return;
    }
    if (this.#services.has(service)) throw new TypeError(`${service} is already registered on this server`);
    this.#services.set(service, this.#served(service, methods));
  }

  /**
   * Puts the services on the transport. A second `start()` does nothing.
   *
   * Rejects when another server serves one of them (then nothing is left behind, and `start()` may be tried again), or
   * after `stop()`.
   */
  async start(): Promise<void> {
    if (this.#stopped !== undefined) throw new Error('this server was stopped: make a new one');
    this.#release ??= this.#transport.serve([...this.#services.values()]);
  }

  /**
   * Takes the services off, then waits for the handlers that run, at most `graceMs` milliseconds of real time. Past
   * that, aborts their `context.signal` and rejects their callers with `RpcTransportError`, reason `stopped`.
   */
  async stop({ graceMs = 5_000 }: { readonly graceMs?: number } = {}): Promise<void> {
    if (typeof graceMs !== 'number' || !(graceMs >= 0)) {
      throw new RangeError(`graceMs must be 0 or more milliseconds, not ${String(graceMs)}`);
    }
    this.#stopped ??= this.#stop(graceMs);
    await this.#stopped;
  }

  async [ASYNC_DISPOSE](): Promise<void> {
    await this.stop();
  }

  /** Takes the services off and aborts the handlers' signals, answering nobody. */
  [DETACH](why: string): void {
    this.#stopped ??= Promise.resolve();
    this.#release?.();
    this.#runner.running.abortAll(why);
  }

  async #stop(graceMs: number): Promise<void> {
    this.#release?.();
    await this.#runner.running.drained(graceMs);
    this.#runner.running.stopAll('server stopped');
  }

  #served(service: string, methods: ReadonlyMap<string, ServedMethod>): ServedService {
    return {
      service,
      methods: [...methods.keys()],
      kindOf: (method) => {
        const served = methods.get(method);
        return served?.handler() === undefined ? undefined : served.kind;
      },
      accept: (exchange, sink) => this.#accept(methods.get(exchange.method), exchange, sink),
    };
  }

  #accept(served: ServedMethod | undefined, exchange: WireExchange, sink: ReplySink): void {
    const handler = served?.handler();
    if (served === undefined || handler === undefined || (exchange.kind === 'request' && served.kind !== 'request')) {
      tellUnserved(exchange);
      sink.answer(errorReply(METHOD_NOT_FOUND));
      return;
    }
    this.#runner.accept(served, handler, exchange, sink);
  }
}
