import { encodeJson, Payload, UNDEFINED } from '../wire/payload.js';
import { type ErrorObject, type RpcId, isErrorObject } from '../wire/message.js';
import type { Destination } from './call-facts.js';
import type { KnownNames } from './known-names.js';
import type { Layer, WireNext } from './layer.js';
import { disconnected, errorReply, LOST, PayloadReply, resultOf, type WireReply } from './reply.js';
import { tellAnswered } from './watcher.js';
import { WireExchange } from './wire-exchange.js';
import { misuse } from '../contract/own-frames.js';

/** A request or notification on its way, as an interceptor sees it. By value: these objects are its own. */
export interface Exchange {
  readonly service: string;
  readonly method: string;
  /** The method as the message names it: `service.method`, unless the contract says otherwise. */
  readonly wireName: string;
  /** The request's JSON-RPC id; `undefined` for a notification. */
  readonly id: RpcId | undefined;
  readonly kind: 'request' | 'notification';
  /** The name of the calling client. */
  readonly from: string;
  /** What the caller passed, as JSON leaves it; `undefined` when it passed nothing. */
  readonly params: unknown;
  /** Fires when the caller no longer waits: its timeout, its abort, its `stop()`. */
  readonly signal: AbortSignal;
}

/** What came of an exchange. `raw` is a reply frame as text, which the caller's side reads. */
export type Reply =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly error: ErrorObject; readonly cause?: unknown }
  | { readonly kind: 'lost' }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'raw'; readonly text: string };

/**
 * Watches or disturbs traffic: passes the exchange on, the same or a changed one, once, more than once or not at all,
 * and answers. One that throws is answered with -32603.
 */
export type Interceptor = (exchange: Exchange, next: (exchange?: Exchange) => Promise<Reply>) => Promise<Reply>;

/** Runs an interceptor, which sees values, on the wire, which has text. */
export function toLayer(interceptor: Interceptor, names: KnownNames): Layer {
  return {
    async intercept(wire: WireExchange, next: WireNext): Promise<WireReply> {
      const view = toView(wire);
      const passed = new Map<Reply, WireReply>();
      const pass = async (changed: Exchange = view): Promise<Reply> => {
        const wireReply = await next(toWire(changed, view, wire, names));
        const reply = toReply(wireReply);
        passed.set(reply, wireReply);
        return reply;
      };
      const reply = await interceptor(view, pass);
      const original = passed.get(reply);
      if (original === undefined) tellAnswered(wire, 'interceptor');
      return withMarks(toWireReply(reply, wire), original);
    },
  };
}

/** What only this process knows of a reply stays with it, as long as the interceptor hands on that very reply. */
function withMarks(reply: WireReply, original: WireReply | undefined): WireReply {
  if (reply.kind !== 'error' || original?.kind !== 'error') return reply;
  return { ...reply, local: original.local };
}

function toView(wire: WireExchange): Exchange {
  const { to, id, kind, from, signal } = wire;
  const params = wire.payload?.read();
  return { ...to.parts, wireName: to.wireName, id, kind, from, params, signal };
}

function toWire(changed: Exchange, view: Exchange, wire: WireExchange, names: KnownNames): WireExchange {
  const payload = Payload.fromValue(changed.params, 'params');
  return new DerivedExchange(destinationOf(changed, view, wire.to, names), changed.from, payload, wire.root);
}

/** A changed wire name counts before names of our side, which may be left as they were. */
function destinationOf(changed: Exchange, view: Exchange, to: Destination, names: KnownNames): Destination {
  const { service, method, wireName } = changed;
  if (typeof wireName === 'string' && wireName !== view.wireName) return names.byWireName(wireName, to.kind);
  if (service === view.service && method === view.method) return to;
  return names.byName(service === '' ? method : `${service}.${method}`, to.kind);
}

/** A reply as its value. */
export function toReply(reply: WireReply): Reply {
  switch (reply.kind) {
    case 'result':
      return { kind: 'result', result: resultOf(reply) };
    case 'error':
      return { kind: 'error', error: readError(reply.error, reply.data), cause: reply.local?.cause };
    case 'disconnected':
      return reply;
    default:
      return reply;
  }
}

/** An error object with its data read from text. */
export function readError({ code, message }: ErrorObject, data: string | undefined): ErrorObject {
  return data === undefined ? { code, message } : { code, message, data: JSON.parse(data) as unknown };
}

/** A reply as its text. Throws a `TypeError` for what is no reply. */
export function toWireReply(reply: Reply, wire: WireExchange): WireReply {
  switch (reply?.kind) {
    case 'result':
      return new PayloadReply(Payload.fromValue(reply.result, 'result') ?? UNDEFINED);
    case 'error':
      return toErrorReply(reply.error, reply.cause);
    case 'lost':
      return LOST;
    case 'disconnected':
      return 'reason' in reply ? (reply as WireReply) : disconnected('disconnected', 'disconnected');
    case 'raw':
      if (typeof reply.text === 'string') return { kind: 'raw', text: reply.text };
  }
  throw misuse(`${wire.name}: an interceptor must return a reply, { kind: 'result', result } for one`);
}

function toErrorReply(error: ErrorObject, cause: unknown): WireReply {
  const { code, message, data } = error ?? {};
  const read = { code, message };
  if (!isErrorObject(read)) throw misuse('an error reply needs error: { code, message }, code an integer');
  const local = cause === undefined ? undefined : { cause };
  return { ...errorReply(read, local), data: encodeJson(data, 'error.data') };
}

/** What an interceptor passed on in place of the exchange that it was given. */
export class DerivedExchange extends WireExchange {
  readonly #root: WireExchange;

  constructor(to: Destination, from: string, payload: Payload | undefined, root: WireExchange) {
    super(to, from, root.id, payload);
    this.#root = root;
    this.watch = root.watch;
  }

  override get root(): WireExchange {
    return this.#root;
  }

  override get external(): boolean {
    return this.#root.external;
  }

  override get signal(): AbortSignal {
    return this.#root.signal;
  }

  override timeLeft(): number {
    return this.#root.timeLeft();
  }

  override taken(): void {
    this.#root.taken();
  }
}
