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
  /** `undefined` until it is armed. */
  deadline: Deadline | undefined = undefined;
  /** Its neighbours among the calls of its deadline. */
  before: OpenCall | undefined = undefined;
  after: OpenCall | undefined = undefined;
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

  /** The time that it may take begins. */
  arm(deadline: Deadline): void {
    this.deadline = deadline;
    deadline.join(this);
  }

  /** A call that is not armed was made in this very turn of the event loop. */
  override timeLeft(): number {
    const passed = this.deadline === undefined ? 0 : callerNow() - this.deadline.startedAt;
    return Math.max(0, this.patienceMs - Math.max(0, passed));
  }

  /** How long it may take from when it is armed. */
  get patienceMs(): number {
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
    this.deadline?.leave(this);
    this.#unlisten?.();
  }

  timeOut(): void {
    this.answer(disconnected('timeout', `no reply within ${this.timeoutMs} ms`));
  }
}

/**
 * When calls that were armed together and may take as long have to be answered: one timer for all, since a timer takes a tenth of the memory
 * that an open call takes. They are a list, from which each leaves without a look at the others, and time out in its order.
 */
class Deadline {
  /** On the caller's clock. */
  readonly startedAt: number = callerNow();
  #first: OpenCall | undefined = undefined;
  #last: OpenCall | undefined = undefined;
  #cancel: () => void;

  /** Starts the time on the clock of `after`; where it never ends, a timer that only keeps the process alive. */
  constructor(patienceMs: number, after: typeof afterCallerMs) {
    this.#cancel = patienceMs === Infinity ? this.#keepAlive() : after(patienceMs, () => this.#expire());
  }

  join(call: OpenCall): void {
    call.before = this.#last;
    if (this.#last === undefined) this.#first = call;
    else this.#last.after = call;
    this.#last = call;
  }

  /** One that left leads to no other: who keeps it keeps it alone. */
  leave(call: OpenCall): void {
    const { before, after } = call;
    call.before = undefined;
    call.after = undefined;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
    if (this.#first === undefined) this.#cancel();
  }

  /** One that times out leaves, and may make others leave. */
  #expire(): void {
    while (this.#first !== undefined) this.#first.timeOut();
  }

  #keepAlive(): () => void {
    return afterRealMs(MAX_TIMER_MS, () => {
      this.#cancel = this.#keepAlive();
    });
  }
}

/** A call whose reply is there, and which is not over. */
class RestOfCall extends OpenCall {
  readonly #leftMs: number;

  constructor(call: OpenCall, owner: OpenCalls) {
    super(owner, call.timeoutMs, call.to, call.from, undefined, undefined);
    this.#leftMs = call.timeLeft();
  }

  override get patienceMs(): number {
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
    if (timersReplaced()) call.arm(new Deadline(call.patienceMs, afterCallerMs));
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
      this.#armAll();
    });
  }

  #armAll(): void {
    const deadlines = new Map<number, Deadline>();
    for (const call of this.#calls) {
      if (call.deadline !== undefined) continue;
      const { patienceMs } = call;
      const deadline = deadlines.get(patienceMs) ?? new Deadline(patienceMs, afterRealMs);
      deadlines.set(patienceMs, deadline);
      call.arm(deadline);
    }
  }
}

export const KEPT_CALL: OpenCall = keepShape(
  new OpenCall(new OpenCalls(), Infinity, new Destination('', '', 'request'), '', 0, undefined),
);
