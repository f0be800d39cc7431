import type { HandlerContext } from '../contract/types.js';
import type { MethodNames } from '../contract/names-of.js';
import { defineGetter } from '../speed/define-getter.js';
import type { RpcId } from '../wire/message.js';
import type { WireReply } from '../transport/reply.js';
import { KEPT_EXCHANGE, type ReplySink, type WireExchange } from '../transport/wire-exchange.js';
import { keepShape } from '../speed/keep-shape.js';

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

  constructor({ service, method }: MethodNames, exchange: WireExchange, sink: ReplySink) {
    this.service = service;
    this.method = method;
    this.id = exchange.id;
    this.from = exchange.from;
    this.#sink = sink;
    defineGetter(this, 'signal', readSignal);
  }

  /** Made when it is first asked for; `undefined` for what is no call, but has its getter. */
  static signalOf(call: object): AbortSignal | undefined {
    if (!(#controller in call)) return undefined;
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
 * A member of its own, for a handler that copies, compares or prints what it is told; most handlers never read it. To leave
 * it to the prototype would save a fifteenth of a call, and cost every copy its signal.
 */
function readSignal(this: object): AbortSignal | undefined {
  return RunningCall.signalOf(this);
}

export const KEPT_RUNNING_CALL: RunningCall = keepShape(
  new RunningCall(KEPT_EXCHANGE.to, KEPT_EXCHANGE, KEPT_EXCHANGE),
);
