import { Destination } from '../transport/call-facts.js';
import { DETACH } from '../transport/lifecycle.js';
import type { BusGuest } from '../transport/pipeline.js';
import { WireExchange } from '../transport/wire-exchange.js';
import {
  type IncomingMessage,
  checkParsed,
  INVALID_PARAMS,
  INVALID_REQUEST,
  PARSE_ERROR,
  readMessage,
} from '../wire/message.js';
import { Payload } from '../wire/payload.js';
import { JsonRefusal } from '../wire/thrown.js';
import { errorReply, type ErrorReply, type WireReply } from '../transport/reply.js';
import type { MethodTable } from './method-table.js';
import { refusalFrame, type ReplyFrame, toReplyFrame } from './reply-frame.js';

/** A message that is one. */
type ValidMessage = Exclude<IncomingMessage, { kind: 'invalid' }>;

/** A call that came in as text; no client owns it. */
export class IncomingCall extends WireExchange implements BusGuest {
  /** The answer to one whose params no handler can be given; it has no params then. */
  refusal: ErrorReply | undefined = undefined;
  /** Whose call it is, where its text came in on behalf of somebody. */
  #sender: object | undefined = undefined;

  override get external(): boolean {
    return true;
  }

  override get sender(): object | undefined {
    return this.#sender;
  }

  sentFor(sender: object | undefined): void {
    this.#sender = sender;
  }

  [DETACH](): void {
    this.abandon();
  }
}

/** The call of a message. Params that can't be read as they were written, or are nested too deep, are its refusal. */
export function toIncomingCall({ id, params }: ValidMessage, to: Destination, from: string): IncomingCall {
  if (params === undefined) return new IncomingCall(to, from, id, undefined);
  try {
    checkParsed(params, 'params');
    return new IncomingCall(to, from, id, Payload.fromText(JSON.stringify(params)));
  } catch (error) {
    const { keys, message } = JsonRefusal.of(error);
    const refused = new IncomingCall(to, from, id, undefined);
    refused.refusal = errorReply({ ...INVALID_PARAMS, data: { issues: [{ path: keys, message }] } });
    return refused;
  }
}

/** A request or a notification as a carrier of text brought it to a worker. */
interface IncomingFrame {
  readonly text: string;
  /** The name of the client that sent it. */
  readonly from: string;
  /** The call itself, where this process sent it: its watches hear what becomes of it. */
  readonly call?: WireExchange | undefined;
}

/**
 * Serves one frame by what a worker serves: the method is given the call before this returns. Resolves when the handler has
 * ended, with the frame of the reply, or with `undefined` where JSON-RPC answers nothing. Never rejects.
 */
export async function serveFrame(table: MethodTable, frame: IncomingFrame): Promise<ReplyFrame | undefined> {
  const message = readText(frame.text);
  if (message === undefined) return { text: refusalFrame(PARSE_ERROR), note: undefined };
  if (message.kind === 'invalid') return { text: refusalFrame(INVALID_REQUEST, message.id), note: undefined };
  const incoming = toIncomingCall(message, new Destination('', message.method, message.kind), frame.from);
  incoming.watch = frame.call?.watch;
  const reply = incoming.refusal ?? (await served(table, incoming));
  return message.kind === 'request' ? toReplyFrame(reply, message.id, true) : undefined;
}

function served(table: MethodTable, incoming: IncomingCall): Promise<WireReply> {
  return new Promise((resolve) => table.send(incoming, { answer: resolve }));
}

function readText(text: string): IncomingMessage | undefined {
  try {
    return readMessage(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * The calls that were sent as text and are watched, by their sender and wire id: a worker of the same process takes a call
 * to tell its watches what becomes of it. The wire ids of one sender must differ.
 */
export class SentCalls {
  readonly #calls = new Map<string, WireExchange>();

  add(from: string, wireId: string, exchange: WireExchange): void {
    if (exchange.watch !== undefined) this.#calls.set(keyOf(from, wireId), exchange);
  }

  /** The call, for the worker that runs it; `undefined` where it is of another process, or nothing watches it. */
  take(from: string, wireId: string): WireExchange | undefined {
    const key = keyOf(from, wireId);
    const call = this.#calls.get(key);
    this.#calls.delete(key);
    return call;
  }
}

function keyOf(from: string, wireId: string): string {
  return JSON.stringify([from, wireId]);
}
