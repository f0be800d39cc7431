import { Destination } from '../transport/destination.js';
import type { WireReply } from '../transport/reply.js';
import type { WireExchange } from '../transport/wire-exchange.js';
import { INVALID_REQUEST, PARSE_ERROR, type IncomingMessage, readMessage } from '../wire/message.js';
import { type IncomingCall, toIncomingCall } from './incoming-call.js';
import type { MethodTable } from './method-table.js';
import { refusalFrame, type ReplyFrame, toReplyFrame } from './reply-frame.js';

/** A request or a notification as a carrier of text brought it to a worker. */
export interface IncomingFrame {
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
