import type { Logger } from '../transport/logger.js';
import { tellEntered } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import type { AnyHandler } from './find-handler.js';
import type { JobLine } from './job-line.js';
import { Job, startJob, type Workplace } from './run-job.js';
import { RunningCall } from './running-call.js';
import { RunningCalls } from './running-calls.js';
import type { ServedMethod } from './served-methods.js';

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
