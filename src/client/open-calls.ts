import { abortWith, WireExchange } from '../transport/wire-exchange.js';
import { disconnected, TAKEN, toTransportError } from '../transport/reply.js';
import { afterCallerMs, afterRealMs, callerNow, nextTurn, timersReplaced, MAX_TIMER_MS } from '../transport/clock.js';
import { Destination } from '../transport/call-facts.js';
import type { Payload } from '../wire/payload.js';
import { keepShape } from '../speed/tricks.js';

/** A call that its client waits for, with what ends it if no answer comes. */
export class OpenCall extends WireExchange {
  readonly timeoutMs: number;
  /** Its place in the list, -1 when it is in none. */
  place = -1;
  readonly #owner: OpenCalls;
  #cancelTimer: (() => void) | undefined = undefined;
  /** When its timer was started, on the caller's clock. */
  #armedAt = 0;
  #unlisten: (() => void) | undefined = undefined;

  constructor(
    owner: OpenCalls,
    timeoutMs: number,
    to: Destination,
    from: string,
    id: number | undefined,
    payload: Payload | undefined,
  ) {
    super(to, from, id, payload);
    this.timeoutMs = timeoutMs;
    this.#owner = owner;
  }

  override get sender(): object {
    return this.#owner;
  }

  get armed(): boolean {
    return this.#cancelTimer !== undefined;
  }

  /** Starts the timeout on the caller's clock; without one, a timer that only keeps the process alive. */
  arm(after: typeof afterCallerMs): void {
    this.#armedAt = callerNow();
    const { patienceMs } = this;
    if (patienceMs === Infinity) this.#keepAlive();
    else this.#cancelTimer = after(patienceMs, () => this.#timeOut());
  }

  /** A call without a timer was made in this very turn of the event loop. */
  override timeLeft(): number {
    const passed = this.armed ? callerNow() - this.#armedAt : 0;
    return Math.max(0, this.patienceMs - Math.max(0, passed));
  }

  /** How long it may take from when it is armed. */
  protected get patienceMs(): number {
    return this.timeoutMs;
  }

  /**
   * What is still to be done when the reply is there, such as parsing by a slow schema. It belongs to the call: timeout,
   * signal and the client's `stop()` end the wait for it.
   */
  async while<T>(work: PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
    const rest = new RestOfCall(this, this.#owner);
    if (signal !== undefined) rest.abortWith(signal);
    this.#owner.add(rest);
    const end = (): void => rest.answer(TAKEN);
    work.then(end, end);
    const reply = await rest.reply;
    if (reply.kind === 'disconnected') throw toTransportError(reply, this.name);
    return await work;
  }

  /** Ends the call when the signal aborts. */
  abortWith(signal: AbortSignal): void {
    this.#unlisten = abortWith(signal, this);
  }

  protected override release(): void {
    this.#owner.remove(this);
    this.#cancelTimer?.();
    this.#unlisten?.();
  }

  #timeOut(): void {
    this.answer(disconnected('timeout', `no reply within ${this.timeoutMs} ms`));
  }

  #keepAlive(): void {
    this.#cancelTimer = afterRealMs(MAX_TIMER_MS, () => this.#keepAlive());
  }
}

/** A call whose reply is there, and which is not over. */
class RestOfCall extends OpenCall {
  readonly #leftMs: number;

  constructor(call: OpenCall, owner: OpenCalls) {
    super(owner, call.timeoutMs, call.to, call.from, undefined, undefined);
    this.#leftMs = call.timeLeft();
  }

  protected override get patienceMs(): number {
    return this.#leftMs;
  }
}

/**
 * The open calls of one client. A timer per call would cost a third of the call, and most calls are answered before
 * any timer could fire: so a timeout is armed in the next turn, for the calls that are still open then. Where the
 * timers are not the real ones it is armed at once, since fake time may pass before that turn.
 */
export class OpenCalls {
  readonly #calls: OpenCall[] = [];
  #sweeping = false;

  add(call: OpenCall): void {
    call.place = this.#calls.push(call) - 1;
    if (timersReplaced()) call.arm(afterCallerMs);
    else if (!this.#sweeping) this.#sweepNextTurn();
  }

  remove(call: OpenCall): void {
    const last = this.#calls.pop();
    if (last === undefined || last === call) return;
    this.#calls[call.place] = last;
    last.place = call.place;
  }

  /** The calls that are open now, in no particular order. */
  all(): readonly OpenCall[] {
    return [...this.#calls];
  }

  #sweepNextTurn(): void {
    this.#sweeping = true;
    nextTurn(() => {
      this.#sweeping = false;
      for (const call of this.#calls) if (!call.armed) call.arm(afterRealMs);
    });
  }
}

export const KEPT_CALL: OpenCall = keepShape(
  new OpenCall(new OpenCalls(), Infinity, new Destination('', '', 'request'), '', 0, undefined),
);
