import { type Bus, type HandleOptions, PIPELINE } from '../transport/bus.js';
import type { Carrier } from '../transport/carrier.js';
import { type Interceptor, toLayer } from '../transport/interceptor.js';
import { Pipeline } from '../transport/pipeline.js';
import { misuse, outOfRange } from '../contract/own-frames.js';
import { abortWith } from '../transport/wire-exchange.js';
import { isStarving, realTurn } from '../transport/clock.js';
import { toTransportError, type WireReply } from '../transport/reply.js';
import { OWN_CALLS } from '../transport/lifecycle.js';
import { tellRejected, tellResolved } from '../transport/watcher.js';
import { INVALID_REQUEST, PARSE_ERROR, readMessage, METHOD_NOT_FOUND, type RpcId } from '../wire/message.js';
import { RpcTransportError } from '../wire/errors.js';
import { checkSignal } from '../client/call-arguments.js';
import { resultPayload } from '../client/read-reply.js';
import { type IncomingCall, toIncomingCall, refusalFrame, toReplyFrame } from './frames.js';

/** What every bus can do, whatever carries its messages. */
export abstract class RpcBus implements Bus {
  /**
   * What servers, clients and `handle` are built on. Not in the published types: a symbol is another type in each build,
   * and programs that see both must be able to pass a bus from one to the other.
   * @internal
   */
  readonly [PIPELINE]: Pipeline;

  /** @internal A carrier has a bus of its own. */
  constructor(carrier: Carrier) {
    this[PIPELINE] = new Pipeline(carrier);
  }

  /**
   * Serves one JSON-RPC text, a message or a batch, from any pipe of bytes; resolves with the text of the answer, or
   * `undefined` where JSON-RPC answers nothing. Every fault in the text is an answer.
   *
   * Rejects only with `RpcTransportError`: when `signal` aborts, or an interceptor disconnects. Misuse, such as a limit
   * that is no number, is a `TypeError` or `RangeError`.
   */
  async handle(text: string, options?: HandleOptions): Promise<string | undefined> {
    if (typeof text !== 'string') throw misuse('bus.handle takes the text of a JSON-RPC message');
    return await handleText(this[PIPELINE], text, options);
  }

  /** Installs an interceptor inside those that are there; exchanges under way don't pass it. Returns what removes it. */
  use(interceptor: Interceptor): () => void {
    if (typeof interceptor !== 'function') throw misuse('bus.use takes a function: (exchange, next) => next()');
    const pipeline = this[PIPELINE];
    return pipeline.addLayer(toLayer(interceptor, pipeline.names));
  }
}

/** On whose behalf a text is handed over, and why nothing of it is taken any more. */
export interface TextOwner {
  readonly over: string | undefined;
}

export type OptionsFor = HandleOptions & { readonly [OWN_CALLS]?: TextOwner };

/** Serves one JSON-RPC text, a message or a batch. See `MemoryBus.handle`. */
async function handleText(pipeline: Pipeline, text: string, options: HandleOptions = {}): Promise<string | undefined> {
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
  pipeline.addGuest(call);
  if (call.refusal === undefined) pipeline.send(call, undefined);
  else pipeline.refuse(call, call.refusal);
  const reply = await call.reply;
  pipeline.removeGuest(call);
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
