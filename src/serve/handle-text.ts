import { abortWith } from '../transport/abort-with.js';
import { isStarving, realTurn } from '../transport/clock.js';
import { toTransportError, type WireReply } from '../transport/reply.js';
import type { HandleOptions } from '../transport/bus.js';
import { OWN_CALLS } from '../transport/lifecycle-keys.js';
import type { Pipeline } from '../transport/pipeline.js';
import { tellRejected, tellResolved } from '../transport/watcher.js';
import { INVALID_REQUEST, PARSE_ERROR, readMessage, METHOD_NOT_FOUND, type RpcId } from '../wire/message.js';
import { RpcTransportError } from '../wire/errors.js';
import { checkSignal } from '../client/call-arguments.js';
import { resultPayload } from '../client/read-reply.js';
import { type IncomingCall, toIncomingCall } from './incoming-call.js';
import { refusalFrame, toReplyFrame } from './reply-frame.js';
import { outOfRange } from '../contract/own-frames.js';

/** On whose behalf a text is handed over, and why nothing of it is taken any more. */
export interface TextOwner {
  readonly over: string | undefined;
}

export type OptionsFor = HandleOptions & { readonly [OWN_CALLS]?: TextOwner };

/** Serves one JSON-RPC text, a message or a batch. See `MemoryBus.handle`. */
export async function handleText(
  pipeline: Pipeline,
  text: string,
  options: HandleOptions = {},
): Promise<string | undefined> {
  const { maxBytes = 1_048_576, maxBatch = 1_000 } = options;
  checkLimit('maxBytes', maxBytes);
  checkLimit('maxBatch', maxBatch);
  checkSignal(options.signal);
  if (options.signal?.aborted === true) {
    throw new RpcTransportError('aborted', 'bus.handle: aborted by the caller', { cause: options.signal.reason });
  }
  if (isLonger(text, maxBytes)) return limitFrame(`the text has more than ${maxBytes} bytes: maxBytes`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refusalFrame(PARSE_ERROR);
  }
  if (!Array.isArray(json)) return handleMessage(pipeline, json, options);
  if (json.length === 0) return refusalFrame(INVALID_REQUEST);
  if (json.length > maxBatch) return limitFrame(`the batch has more than ${maxBatch} messages: maxBatch`);
  const replies = await Promise.all(json.map((message: unknown) => handleMessage(pipeline, message, options)));
  const answered = replies.filter((reply) => reply !== undefined);
  return answered.length === 0 ? undefined : `[${answered.join(',')}]`;
}

async function handleMessage(pipeline: Pipeline, json: unknown, options: HandleOptions): Promise<string | undefined> {
  const message = readMessage(json);
  if (message.kind === 'invalid') return refusalFrame(INVALID_REQUEST, message.id);
  const { [OWN_CALLS]: owner } = options as OptionsFor;
  const over = pipeline.ended ?? owner?.over;
  if (over !== undefined) return message.kind === 'request' ? endedFrame(over, message.id) : undefined;
  const to = pipeline.names.byWireName(message.method, message.kind);
  const call = toIncomingCall(message, to, options.from ?? 'handle');
  call.sentFor(owner);
  return answer(pipeline, call, options);
}

async function answer(pipeline: Pipeline, call: IncomingCall, options: HandleOptions): Promise<string | undefined> {
  const reply = await sendUntilAborted(pipeline, call, options.signal);
  if (reply.kind === 'disconnected') {
    const error = toTransportError(reply, call.name);
    tellRejected(call, error);
    throw error;
  }
  tellOutcome(call, reply);
  return call.id === undefined ? undefined : toReplyFrame(reply, call.id, options.exposeErrors === true)?.text;
}

async function sendUntilAborted(
  pipeline: Pipeline,
  call: IncomingCall,
  signal: AbortSignal | undefined,
): Promise<WireReply> {
  const forget = signal === undefined ? undefined : abortWith(signal, call);
  pipeline.guests?.add(call);
  if (call.refusal === undefined) pipeline.send(call, undefined);
  else pipeline.refuse(call, call.refusal);
  const reply = await call.reply;
  pipeline.guests?.delete(call);
  if (isStarving() && !pipeline.isOrdered) await realTurn();
  forget?.();
  return reply;
}

function tellOutcome(call: IncomingCall, reply: WireReply): void {
  if (call.watch === undefined) return;
  if (call.kind === 'notification') return tellResolved(call, undefined);
  try {
    tellResolved(call, resultPayload(reply, call));
  } catch (error) {
    tellRejected(call, error);
  }
}

function endedFrame(reason: string, id: RpcId): string {
  return refusalFrame({ ...METHOD_NOT_FOUND, data: { reason } }, id);
}

function limitFrame(limit: string): string {
  return refusalFrame({ ...INVALID_REQUEST, data: { limit } });
}

/** Counts bytes only where the number of characters leaves a doubt: a character has one to three. */
function isLonger(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  return text.length * 3 > maxBytes && new TextEncoder().encode(text).byteLength > maxBytes;
}

function checkLimit(what: string, limit: number): void {
  if (typeof limit === 'number' && limit > 0) return;
  throw outOfRange(`${what} must be a number above 0, or Infinity, not ${String(limit)}`);
}
