import type { Logger } from '../transport/logger.js';
import { tellEntered, tellLeft } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import type { AnyHandler } from './find-handler.js';
import { runHandler } from './run-handler.js';
import { RunningCall } from './running-call.js';
import { RunningCalls } from './running-calls.js';
import type { ServedMethod } from './served-methods.js';

/** Runs handlers and knows which are under way: from the moment a call is accepted, before its handler starts. */
export class HandlerRunner {
  readonly running: RunningCalls = new RunningCalls();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Accepts a call; its handler answers it in a later turn. */
  accept(served: ServedMethod, handler: AnyHandler, exchange: WireExchange, sink: ReplySink): void {
    const call = new RunningCall(exchange, sink);
    this.running.add(call);
    tellEntered(exchange);
    exchange.taken();
    void this.#run(served, handler, exchange, call);
  }

  /** The handler starts in a turn of its own, as it does behind any real transport. */
  async #run(served: ServedMethod, handler: AnyHandler, exchange: WireExchange, call: RunningCall): Promise<void> {
    await Promise.resolve();
    const reply = await runHandler(served, handler, exchange.params, call, this.#logger);
    this.running.delete(call);
    tellLeft(exchange, reply);
    RunningCall.answer(call, reply);
  }
}
