import type { Logger } from '../transport/logger.js';
import { tellEntered, tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import type { AnyHandler, ServedMethod } from './served-methods.js';
import type { JobLine } from './job-line.js';
import { Job, startJob, type Workplace } from './run-job.js';
import { RunningCall, RunningCalls } from './running-calls.js';
import type { MethodNames } from '../contract/names-of.js';
import type { ServedService, WireMethod } from '../transport/carrier.js';
import { errorReply } from '../transport/reply.js';
import { METHOD_NOT_FOUND } from '../wire/codes.js';

/** Runs handlers and knows which are under way: from the moment a call is accepted, before its handler starts. */
export class HandlerRunner implements Workplace {
  readonly running: RunningCalls = new RunningCalls();
  readonly logger: Logger;
  readonly #line: JobLine | undefined;

  /** Handlers run in the async context of `line`; without one, in that of their caller. */
  constructor(logger: Logger, line?: JobLine) {
    this.logger = logger;
    this.#line = line;
  }

  /** Accepts a call; its handler starts in a turn of its own, as it does behind any real transport. */
  accept(served: ServedMethod, handler: AnyHandler, exchange: WireExchange, sink: ReplySink): void {
    const call = new RunningCall(served.names, exchange, sink);
    this.running.add(call);
    tellEntered(exchange);
    exchange.taken();
    const job = new Job(served, handler, exchange, call, this);
    if (this.#line === undefined) startJob(job);
    else this.#line.add(job);
  }
}

/** A service that is registered on a server. */
export class Registration implements ServedService {
  readonly service: string;
  readonly names: readonly MethodNames[];
  readonly methods: ReadonlyMap<string, WireMethod>;

  constructor(service: string, methods: readonly ServedMethod[], runner: HandlerRunner) {
    this.service = service;
    this.names = methods.map(({ names }) => names);
    this.methods = new Map(methods.map((served) => [served.names.wireName, new RegisteredMethod(served, runner)]));
  }
}

/** A method of such a service: finds the handler of each call, and has it run. */
class RegisteredMethod implements WireMethod {
  readonly #served: ServedMethod;
  readonly #runner: HandlerRunner;

  constructor(served: ServedMethod, runner: HandlerRunner) {
    this.#served = served;
    this.#runner = runner;
  }

  get isHandled(): boolean {
    return this.#served.handler() !== undefined;
  }

  accept(exchange: WireExchange, sink: ReplySink): void {
    const served = this.#served;
    const handler = served.handler();
    if (handler === undefined || (exchange.kind === 'request' && served.kind !== 'request')) {
      tellUnserved(exchange);
      sink.answer(errorReply(METHOD_NOT_FOUND));
      return;
    }
    this.#runner.accept(served, handler, exchange, sink);
  }
}
