import type { RpcId } from '../wire/message.js';
import type { KeptPayload, Payload } from '../wire/payload.js';
import { Destination } from './call-facts.js';
import { TAKEN, toTransportError, type WireReply, disconnected } from './reply.js';
import type { CallWatch } from './watcher.js';
import { keepShape } from '../speed/tricks.js';

/** Takes the one reply of an exchange. */
export interface ReplySink {
  answer(reply: WireReply): void;
}

/** A request or notification under way. Its sender owns `reply`, which settles at most once. */
export class WireExchange implements ReplySink {
  readonly to: Destination;
  readonly from: string;
  /** `undefined` for a notification. */
  readonly id: RpcId | undefined;
  /** The params; `undefined` when there are none. */
  readonly payload: Payload | undefined;
  /** The first to watch this exchange; each watch knows the next. */
  watch: CallWatch | undefined = undefined;
  /** Whether anything but its client and its server may look at its payloads: a layer, a watch. */
  isShared = true;
  /** Calls with one key are one call to a server that heeds such keys; `undefined` for none. */
  idempotencyKey: string | undefined = undefined;
  /** Settles with the first answer, and never rejects. */
  readonly reply: Promise<WireReply>;
  #resolve: (reply: WireReply) => void = ignore;
  #answered = false;
  /** How many ways it is on, through layers or carriers. */
  #ways = 0;
  #abandoned: AbortController | undefined = undefined;

  constructor(to: Destination, from: string, id: RpcId | undefined, payload: Payload | undefined) {
    this.to = to;
    this.from = from;
    this.id = id;
    this.payload = payload;
    this.reply = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get service(): string {
    return this.to.service;
  }

  get method(): string {
    return this.to.method;
  }

  get kind(): Destination['kind'] {
    return this.to.kind;
  }

  /** The full name, `'arith.add'`. */
  get name(): string {
    return this.to.name;
  }

  /** The params as JSON text; `undefined` when there are none. */
  get params(): string | undefined {
    return this.payload?.text;
  }

  /** The params, for keeping them long; not to be changed. */
  get keptParams(): KeptPayload | undefined {
    return this.payload?.kept;
  }

  /** The exchange that the sender waits for; an interceptor's changed copy answers to the original. */
  get root(): WireExchange {
    return this;
  }

  get answered(): boolean {
    return this.#answered;
  }

  /** Whose call it is, as `OWN_CALLS` tells; `undefined` where that is not known. */
  get sender(): object | undefined {
    return undefined;
  }

  /** Whether it came in as text, through `bus.handle`. */
  get external(): boolean {
    return false;
  }

  /** Fires when the sender no longer waits for a reply; its reason is what the sender got. */
  get signal(): AbortSignal {
    this.#abandoned ??= new AbortController();
    return this.#abandoned.signal;
  }

  /** How many milliseconds the sender will still wait, of its own clock; `Infinity` where it sets no limit. */
  timeLeft(): number {
    return Infinity;
  }

  /** Counts a way that it goes or has gone. Returns true if it was the first, or the last. */
  countWay(on: boolean): boolean {
    const before = this.#ways;
    this.#ways += on ? 1 : -1;
    return before === 0 || this.#ways === 0;
  }

  /** Settles the exchange; later answers are dropped, as they are on a wire. */
  answer(reply: WireReply): void {
    if (this.#answered || reply.kind === 'lost') return;
    this.#answered = true;
    this.#resolve(reply);
    this.release();
    if (reply.kind === 'disconnected') this.#abandoned?.abort(toTransportError(reply, this.name));
  }

  /** The bus has taken the message: for a notification, that is all that its sender waits for. */
  taken(): void {
    if (this.kind === 'notification') this.answer(TAKEN);
  }

  /** Leaves the exchange unsettled for good. */
  abandon(): void {
    if (this.#answered) return;
    this.#answered = true;
    this.release();
    this.#abandoned?.abort();
  }

  /** Frees what a sender keeps while it waits. */
  protected release(): void {}
}

function ignore(): void {}

export const KEPT_EXCHANGE: WireExchange = keepShape(
  new WireExchange(new Destination('', '', 'request'), '', 0, undefined),
);

/** The exchanges that end when one signal aborts. */
interface Listening {
  readonly exchanges: Set<WireExchange>;
  readonly listener: () => void;
}

const listening = new WeakMap<AbortSignal, Listening>();

/**
 * Ends an exchange when a signal aborts. Returns what forgets it. All exchanges of a signal share one listener: a signal takes
 * one away by looking at all that it has, and Node warns of more than ten.
 */
export function abortWith(signal: AbortSignal, exchange: WireExchange): () => void {
  const { exchanges } = listening.get(signal) ?? listenTo(signal);
  exchanges.add(exchange);
  return () => {
    exchanges.delete(exchange);
    if (exchanges.size === 0) stopListening(signal);
  };
}

function listenTo(signal: AbortSignal): Listening {
  const exchanges = new Set<WireExchange>();
  const listener = (): void => {
    const reply = disconnected('aborted', 'aborted by the caller', signal.reason);
    for (const exchange of exchanges) exchange.answer(reply);
  };
  signal.addEventListener('abort', listener, { once: true });
  const added = { exchanges, listener };
  listening.set(signal, added);
  return added;
}

/** A signal that someone else wrote may throw. */
function stopListening(signal: AbortSignal): void {
  const added = listening.get(signal);
  if (added === undefined) return;
  listening.delete(signal);
  try {
    signal.removeEventListener('abort', added.listener);
  } catch {
    // The exchanges are answered all the same.
  }
}
