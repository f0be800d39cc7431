import type { HandlerContext } from '../contract/types.js';
import type { RpcId } from '../wire/message.js';
import type { WireReply } from '../transport/reply.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { KEPT_CALL } from './open-calls.js';

/** A handler under way, and what the handler is told of it. The server owns it until it is answered. */
export class RunningCall implements HandlerContext {
  readonly service: string;
  readonly method: string;
  readonly id: RpcId | undefined;
  readonly from: string;
  declare readonly signal: AbortSignal;
  readonly #sink: ReplySink;
  #controller: AbortController | undefined = undefined;
  #place = -1;

  constructor(exchange: WireExchange, sink: ReplySink) {
    this.service = exchange.service;
    this.method = exchange.method;
    this.id = exchange.id;
    this.from = exchange.from;
    this.#sink = sink;
    Object.defineProperty(this, 'signal', RunningCall.#ownSignal);
  }

  /**
   * A member of its own, for a handler that copies or prints what it is told, but made when it is first read: most
   * handlers never do. A copy of the context has the signal's value, or none.
   */
  static readonly #ownSignal: PropertyDescriptor = {
    enumerable: true,
    get(this: object): AbortSignal | undefined {
      return #controller in this ? RunningCall.#signalOf(this) : undefined;
    },
  };

  static #signalOf(call: RunningCall): AbortSignal {
    call.#controller ??= new AbortController();
    return call.#controller.signal;
  }

  static answer(call: RunningCall, reply: WireReply): void {
    call.#sink.answer(reply);
  }

  static abort(call: RunningCall, reason: unknown): void {
    call.#controller ??= new AbortController();
    call.#controller.abort(reason);
  }

  /** Its place in the list of running calls. */
  static placeOf(call: RunningCall): number {
    return call.#place;
  }

  static setPlace(call: RunningCall, place: number): void {
    call.#place = place;
  }
}

/**
 * One instance for good: V8 forgets the shape of a class that has none when it collects, and with it all code that was
 * optimised for it. The calls after each collection would pay for that.
 */
export const KEPT_RUNNING_CALL: RunningCall = new RunningCall(KEPT_CALL, KEPT_CALL);
