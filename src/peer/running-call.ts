import type { HandlerContext } from '../contract/types.js';
import type { RpcId } from '../wire/message.js';
import type { WireReply } from '../transport/reply.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';

/** A handler under way, and what the handler is told of it. The server owns it until it is answered. */
export class RunningCall implements HandlerContext {
  readonly service: string;
  readonly method: string;
  readonly id: RpcId | undefined;
  readonly from: string;
  declare readonly signal: AbortSignal;
  readonly #sink: ReplySink;
  readonly #exchange: WireExchange;
  #controller: AbortController | undefined = undefined;

  constructor(exchange: WireExchange, sink: ReplySink) {
    this.service = exchange.service;
    this.method = exchange.method;
    this.id = exchange.id;
    this.from = exchange.from;
    this.#exchange = exchange;
    this.#sink = sink;
    Object.defineProperty(this, 'signal', RunningCall.#signal);
  }

  /** Made when it is first read: most handlers never do. A copy of the context has the signal's value, or none. */
  static readonly #signal: PropertyDescriptor = {
    enumerable: true,
    get(this: object): AbortSignal | undefined {
      if (!(#controller in this)) return undefined;
      this.#controller ??= new AbortController();
      return this.#controller.signal;
    },
  };

  /** The exchange behind a running call; a function, to keep it out of the handler's sight. */
  static exchangeOf(call: RunningCall): WireExchange {
    return call.#exchange;
  }

  static answer(call: RunningCall, reply: WireReply): void {
    call.#sink.answer(reply);
  }

  static abort(call: RunningCall, reason: unknown): void {
    call.#controller ??= new AbortController();
    call.#controller.abort(reason);
  }
}
