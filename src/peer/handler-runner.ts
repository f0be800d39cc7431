import { isThenable, validate } from '../contract/validate.js';
import type { Logger } from '../transport/logger.js';
import { TAKEN, type WireReply } from '../transport/reply.js';
import { tellEntered, tellLeft } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import type { AnyHandler } from './find-handler.js';
import { refuseParams, thrownReply, toResult } from './handler-replies.js';
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

  /**
   * The handler starts in a turn of its own, as it does behind any real transport. One async function from end to end:
   * each promise more would be paid by every call. Never rejects: whatever happens is a reply.
   */
  async #run(served: ServedMethod, handler: AnyHandler, exchange: WireExchange, call: RunningCall): Promise<void> {
    // eslint-disable-next-line typescript/await-thenable -- it ends the caller's turn
    await undefined;
    try {
      const validated = validate(served.params, exchange.payload === undefined ? {} : exchange.payload.read());
      const parsed = isThenable(validated) ? await validated : validated;
      if (parsed.issues !== undefined) {
        return this.#finish(exchange, call, refuseParams(served, parsed.issues, call, this.#logger));
      }
      const returned = handler.call(served.target, parsed.value, call);
      const value = isThenable(returned) ? await returned : returned;
      if (served.result === undefined) return this.#finish(exchange, call, TAKEN);
      const checked = validate(served.result, value);
      const result = isThenable(checked) ? await checked : checked;
      this.#finish(exchange, call, toResult(served, result, call, this.#logger));
    } catch (error) {
      this.#finish(exchange, call, thrownReply(served, error, call, this.#logger));
    }
  }

  #finish(exchange: WireExchange, call: RunningCall, reply: WireReply): void {
    this.running.delete(call);
    tellLeft(exchange, reply);
    RunningCall.answer(call, reply);
  }
}
