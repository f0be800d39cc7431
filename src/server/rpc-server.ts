/// <reference lib="esnext.disposable" preserve="true" />
import type { Contract, Handlers } from '../contract/types.js';
import { isThenable } from '../contract/standard-schema.js';
import { consoleLogger, type Logger, toSafeLogger } from '../transport/logger.js';
import type { Release } from '../transport/carrier.js';
import type { Pipeline } from '../transport/pipeline.js';
import type { BoundaryFunction } from '../transport/call-facts.js';
import { ASYNC_DISPOSE, DETACH, OWN_CALLS, START } from '../transport/lifecycle.js';
import { type AsyncContextChoice, checkAsyncContext, type JobLine, lineOf } from './async-context.js';
import { HandlerRunner } from './handler-runner.js';
import { Registration, servedContract } from './served-methods.js';
import { misuse, outOfRange } from '../contract/own-frames.js';

/** What every server accepts. */
export interface ServerOptions {
  /** Names the server in log entries. */
  readonly instanceId?: string | undefined;
  /** Default: the console. */
  readonly logger?: Logger | undefined;
}

/** What a server accepts whose callers may be in its own process. */
export interface LocalServerOptions extends ServerOptions {
  /**
   * In which async context handlers run, that is, what `AsyncLocalStorage` gives them: that of their `'caller'`, the
   * default, or the server's `'own'`, in which it was made, as behind a network.
   */
  readonly asyncContext?: AsyncContextChoice | undefined;
  /**
   * Hears of each registration that comes after the start; `boundary` is what was called.
   * @internal
   */
  readonly onLateRegistration?: ((service: string, boundary: BoundaryFunction) => void) | undefined;
  /**
   * What starts its handlers, in place of a line of its own.
   * @internal
   */
  readonly line?: JobLine | undefined;
}

/** Serves contracts over a transport: registration, then `start()`, then `stop()`, once. */
export class RpcServer implements AsyncDisposable {
  /** As given in the options. */
  readonly instanceId: string | undefined;
  readonly #pipeline: Pipeline;
  readonly #options: LocalServerOptions;
  readonly #logger: Logger;
  /** Few, so a list: a map for each server of a suite takes more. */
  readonly #services: Registration[] = [];
  readonly #runner: HandlerRunner;
  /** While a carrier takes its time to start. */
  #starting: Promise<Release> | undefined = undefined;
  #release: Release | undefined = undefined;
  #stopped: Promise<void> | undefined = undefined;
  /** Why it was detached. */
  #over: string | undefined = undefined;
  #detached: void | Promise<void> = undefined;

  /** @internal A carrier has a server of its own. */
  constructor(pipeline: Pipeline, options: LocalServerOptions) {
    const { instanceId, logger = consoleLogger, asyncContext = 'caller', line } = options;
    checkAsyncContext(asyncContext);
    this.#pipeline = pipeline;
    this.#options = options;
    this.#logger = toSafeLogger(logger, instanceId);
    this.#runner = new HandlerRunner(this.#logger, line ?? lineOf(asyncContext));
    this.instanceId = instanceId;
  }

  /**
   * Registers the handlers of a contract: an object, or a class instance, called with its own `this`.
   *
   * Must precede `start()`; later it is ignored, with a warning. Throws a `TypeError` when the service is registered
   * already, or the contract or the handlers are no such thing.
   */
  registerService<C extends Contract>(contract: C, handlers: Handlers<C>): void {
    const served = servedContract(contract, handlers);
    const { service } = served;
    if (this.#over !== undefined) throw new Error(`${service}: ${this.#over}`);
    if (this.#hasStarted || this.#stopped !== undefined) return this.#ignore(service);
    if (this.#services.some((registered) => registered.service === service)) {
      throw misuse(`${service} is already registered on this server`);
    }
    this.#services.push(new Registration(served, this.#runner));
  }

  /**
   * Puts the services on the transport. A second `start()` does nothing.
   *
   * Rejects when another server serves one of them (then nothing is left behind, and `start()` may be tried again), or
   * after `stop()`.
   */
  async start(): Promise<void> {
    const starting = this[START]();
    if (starting !== undefined) await starting;
  }

  [START](): void | Promise<void> {
    const over = this.#over ?? this.#pipeline.ended;
    if (over !== undefined) throw new Error(`server.start: ${over}`);
    if (this.#stopped !== undefined) throw new Error('this server was stopped: make a new one');
    this.#pipeline.addGuest(this);
    if (this.#release !== undefined) return;
    const release = this.#starting ?? this.#serve();
    if (isThenable(release)) return this.#startedLater(release);
    this.#release = release;
  }

  /**
   * Takes the services off, then waits for the handlers that run, at most `graceMs` milliseconds of real time. Past
   * that, aborts their `context.signal` and rejects their callers with `RpcTransportError`, reason `stopped`.
   */
  async stop({ graceMs = 5_000 }: { readonly graceMs?: number } = {}): Promise<void> {
    if (typeof graceMs !== 'number' || !(graceMs >= 0)) {
      throw outOfRange(`graceMs must be 0 or more milliseconds, not ${String(graceMs)}`);
    }
    this.#stopped ??= this.#stop(graceMs);
    this.#pipeline.removeGuest(this);
    await this.#stopped;
  }

  async [ASYNC_DISPOSE](): Promise<void> {
    await this.stop();
  }

  /** Takes the services off and aborts the handlers' signals; their callers get no answer. */
  [DETACH](why: string): void | Promise<void> {
    if (this.#over !== undefined) return this.#detached;
    this.#over = why;
    this.#stopped ??= Promise.resolve();
    this.#pipeline.removeGuest(this);
    const stopped = this.#takeOff();
    this.#runner.running.abortAll(why);
    this.#detached = stopped === undefined ? this.#release?.leave?.() : stopped.then(() => this.#release?.leave?.());
    return this.#detached;
  }

  get [OWN_CALLS](): object {
    return this.#runner.running;
  }

  get #hasStarted(): boolean {
    return this.#release !== undefined || this.#starting !== undefined;
  }

  #serve(): Release | Promise<Release> {
    return this.#pipeline.serve(this.#services, { options: this.#options, logger: this.#logger });
  }

  #ignore(service: string): void {
    this.#logger.warn(`${service}: registration ignored: register services before start()`, undefined, { service });
    // eslint-disable-next-line typescript/unbound-method -- it only marks a place on the stack
    this.#options.onLateRegistration?.(service, this.registerService);
  }

  /** A start that failed leaves nothing behind, and may be tried again. */
  async #startedLater(starting: Promise<Release>): Promise<void> {
    this.#starting = starting;
    try {
      this.#release = await starting;
    } finally {
      this.#starting = undefined;
    }
  }

  /** Takes the services off; at once, where the carrier needs no time for it. */
  #takeOff(): void | Promise<void> {
    if (this.#starting === undefined) return this.#release?.stop();
    return this.#starting.then(
      (release) => release.stop(),
      () => {},
    );
  }

  async #stop(graceMs: number): Promise<void> {
    const stopped = this.#takeOff();
    if (stopped !== undefined) await stopped;
    await this.#runner.running.drained(graceMs);
    this.#runner.running.stopAll('server stopped');
    const left = this.#release?.leave?.();
    if (left !== undefined) await left;
  }
}
