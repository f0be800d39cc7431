import {
  type ErrorReply,
  errorReply,
  isInternal,
  payloadOf,
  PayloadReply,
  type ResultReply,
  stoppedReply,
  type WireReply,
} from '../transport/reply.js';
import {
  type ErrorObject,
  INTERNAL_ERROR,
  errorFrame,
  resultFrame,
  type RpcId,
  readResponse,
} from '../wire/message.js';
import { UNDEFINED } from '../wire/payload.js';

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
export type ReplyNote = 'stopped' | 'undefined';

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
export interface IncomingReply {
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
