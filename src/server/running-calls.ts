import { afterRealMs, MAX_TIMER_MS } from '../transport/clock.js';
import { stoppedReply, type WireReply } from '../transport/reply.js';
import type { HandlerContext } from '../contract/types.js';
import type { MethodNames } from '../contract/names.js';
import { keepShape, onFirstLook } from '../speed/tricks.js';
import type { RpcId } from '../wire/message.js';
import { KEPT_EXCHANGE, type ReplySink, type WireExchange } from '../transport/wire-exchange.js';

/**
 * The handlers of one server that are under way, and who waits for their end. A list whose members know their places:
 * a set costs twice as much after each garbage collection.
 */
export class RunningCalls {
  readonly #calls: RunningCall[] = [];
  #whenEmpty: (() => void)[] = [];

  add(call: RunningCall): void {
    RunningCall.setPlace(call, this.#calls.push(call) - 1);
  }

  /** One that was let go is not there any more. */
  delete(call: RunningCall): void {
    if (this.#calls[RunningCall.placeOf(call)] !== call) return;
    const last = this.#calls.pop();
    if (last !== undefined && last !== call) {
      const place = RunningCall.placeOf(call);
      this.#calls[place] = last;
      RunningCall.setPlace(last, place);
    }
    if (this.#calls.length > 0 || this.#whenEmpty.length === 0) return;
    const waiting = this.#whenEmpty;
    this.#whenEmpty = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves when none is left, or when `graceMs` of real time are over. */
  async drained(graceMs: number): Promise<void> {
    if (this.#calls.length === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = afterRealMs(Math.min(graceMs, MAX_TIMER_MS), resolve);
      this.#whenEmpty.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Tells every handler to stop, and its caller that no answer will come. They are let go, though they may never end. */
  stopAll(why: string): void {
    for (const call of this.#calls.splice(0)) {
      RunningCall.abort(call, new Error(why));
      RunningCall.answer(call, stoppedReply(why));
    }
  }

  /** Tells every handler to stop. */
  abortAll(why: string): void {
    for (const call of this.#calls) RunningCall.abort(call, new Error(why));
  }
}

/** In the place of a signal that nobody has looked at. A debugger that looks past the proxy sees what it would see. */
const NOT_YET: AbortSignal = new AbortController().signal;

/** A handler under way, and what the handler is told of it. The server owns it until it is answered. */
export class RunningCall implements HandlerContext {
  readonly service: string;
  readonly method: string;
  readonly id: RpcId | undefined;
  readonly from: string;
  signal: AbortSignal = NOT_YET;
  readonly #sink: ReplySink;
  #controller: AbortController | undefined = undefined;
  #place = -1;

  constructor({ service, method }: MethodNames, exchange: WireExchange, sink: ReplySink) {
    this.service = service;
    this.method = method;
    this.id = exchange.id;
    this.from = exchange.from;
    this.#sink = sink;
  }

  /**
   * What its handler is told. The signal is a member of its own, for a handler that copies, compares or prints what it is
   * told; most never read it, and to make it takes longer than all the rest of a call.
   */
  static contextOf(call: RunningCall): HandlerContext {
    return new Proxy(call, RunningCall.#traps);
  }

  static readonly #traps = onFirstLook<RunningCall>('signal', (call) => void RunningCall.#controllerOf(call));

  static #controllerOf(call: RunningCall): AbortController {
    call.#controller ??= new AbortController();
    if (call.signal === NOT_YET) call.signal = call.#controller.signal;
    return call.#controller;
  }

  static answer(call: RunningCall, reply: WireReply): void {
    call.#sink.answer(reply);
  }

  static abort(call: RunningCall, reason: unknown): void {
    RunningCall.#controllerOf(call).abort(reason);
  }

  /** Its place in the list of running calls. */
  static placeOf(call: RunningCall): number {
    return call.#place;
  }

  static setPlace(call: RunningCall, place: number): void {
    call.#place = place;
  }
}

export const KEPT_RUNNING_CALL: RunningCall = keepShape(
  new RunningCall(KEPT_EXCHANGE.to, KEPT_EXCHANGE, KEPT_EXCHANGE),
);
