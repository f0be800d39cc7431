import type { ErrorReply, ResultReply, WireReply } from '../transport/reply.js';
import { errorReply, isInternal, payloadOf, PayloadReply, stoppedReply } from '../transport/reply.js';
import type { ErrorObject, RpcId, IncomingMessage } from '../wire/message.js';
import {
  INTERNAL_ERROR,
  errorFrame,
  resultFrame,
  readResponse,
  checkParsed,
  INVALID_PARAMS,
  INVALID_REQUEST,
  PARSE_ERROR,
  readMessage,
} from '../wire/message.js';
import { UNDEFINED, Payload } from '../wire/payload.js';
import { Destination } from '../transport/call-facts.js';
import { DETACH } from '../transport/lifecycle.js';
import type { BusGuest } from '../transport/pipeline.js';
import { WireExchange } from '../transport/wire-exchange.js';
import { JsonRefusal } from '../wire/thrown.js';
import type { MethodTable } from './method-table.js';

/** A reply as text. */
export interface ReplyFrame {
  readonly text: string;
  /** What the text can't say. A carrier may bring it beside the text; without it the text is a reply as well. */
  readonly note: ReplyNote | undefined;
}

/**
 * `stopped`: the error means that the server stopped, not that its handler failed. `undefined`: the result is that, though
 * its text is `null`.
 */
type ReplyNote = 'stopped' | 'undefined';

/** The frame of a reply; `undefined` for one that has none. Whatever is local to this process is left out. */
export function toReplyFrame(reply: WireReply, id: RpcId, exposeErrors: boolean): ReplyFrame | undefined {
  if (reply.kind === 'result') return { text: resultFrame(reply.text, id), note: noteOf(reply) };
  if (reply.kind === 'raw') return { text: exposeErrors ? reply.text : withoutInside(reply.text), note: undefined };
  if (reply.kind !== 'error') return undefined;
  const note = reply.local?.failure === 'stopped' ? 'stopped' : undefined;
  return { text: errorFrame(reply.error, dataOf(reply, exposeErrors), id), note };
}

function noteOf(reply: ResultReply): ReplyNote | undefined {
  return payloadOf(reply).isUndefined ? 'undefined' : undefined;
}

/** A frame that an interceptor or a fault wrote: as it is, unless it tells of the inside. */
export function withoutInside(text: string): string {
  const response = readResponse(text);
  if (response.kind !== 'error' || response.error.code !== INTERNAL_ERROR.code) return text;
  return response.error.data === undefined ? text : errorFrame(response.error, undefined, response.id);
}

function dataOf(reply: ErrorReply, exposeErrors: boolean): string | undefined {
  return isInternal(reply) && !exposeErrors ? undefined : reply.data;
}

/** The frame that refuses what is no message, or no request. */
export function refusalFrame(error: ErrorObject, id: RpcId = null): string {
  return errorFrame(error, error.data === undefined ? undefined : JSON.stringify(error.data), id);
}

/** A reply that came as text, and the id of the request that it answers; without an id, what can't be read. */
interface IncomingReply {
  readonly id: RpcId | undefined;
  readonly reply: WireReply;
}

/** Reads the frame of a reply. What can't be read is a reply too: its caller is told why. */
export function readReplyFrame({ text, note }: ReplyFrame): IncomingReply {
  const response = readResponse(text);
  if (response.kind === 'malformed') return { id: undefined, reply: { kind: 'raw', text } };
  const { id } = response;
  if (response.kind === 'result' && note === 'undefined') return { id, reply: new PayloadReply(UNDEFINED) };
  if (response.kind === 'result') return { id, reply: { kind: 'result', text: JSON.stringify(response.result) } };
  const { error } = response;
  return { id, reply: note === 'stopped' ? stoppedReply(error.message) : errorReply(error) };
}

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
