import { disconnected, errorReply, PayloadReply, TAKEN, type WireReply } from '../transport/reply.js';
import { tellTravelling, tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { type ErrorObject, METHOD_NOT_FOUND, requestFrame, readAnswer } from '../wire/message.js';
import { Payload, UNDEFINED } from '../wire/payload.js';
import { forgetCall } from './calls-in-process.js';
import type { CallOutcome, RedisCall } from './caller/caller.js';
import type { IncomingReply } from './entry/reply-entry.js';

/** An exchange as the caller of a bus sends it. */
export class OutgoingCall implements RedisCall {
  readonly exchange: WireExchange;
  readonly tag: string;
  /** Whether a worker of this process may take it: then the watch hears of it there. */
  isKept = false;
  readonly #wireId: string;
  readonly #sink: ReplySink;

  constructor(exchange: WireExchange, sink: ReplySink, tag: string, wireId: string) {
    this.exchange = exchange;
    this.tag = tag;
    this.#wireId = wireId;
    this.#sink = sink;
  }

  /** A name that no contract explains is taken to begin with that of its service, as most do. */
  get service(): string {
    const { service, wireName } = this.exchange.to;
    return service === '' ? (/^[^.]+(?=\.)/.exec(wireName)?.[0] ?? wireName) : service;
  }

  get kind(): 'request' | 'notification' {
    return this.exchange.kind;
  }

  get from(): string {
    return this.exchange.from;
  }

  get key(): string | undefined {
    return this.exchange.root.idempotencyKey;
  }

  get frame(): string {
    const { kind, to, params } = this.exchange;
    return requestFrame(to.wireName, params, kind === 'request' ? this.#wireId : undefined);
  }

  timeLeft(): number {
    return this.exchange.root.timeLeft();
  }

  settle(outcome: CallOutcome): void {
    const reply = this.#toReply(outcome);
    if (outcome.kind === 'taken') this.exchange.taken();
    else if (this.isKept && this.kind === 'notification') this.#neverTaken();
    if (outcome.kind === 'unserved' || (!this.isKept && isUnserved(reply))) tellUnserved(this.exchange);
    this.#sink.answer(reply);
  }

  #neverTaken(): void {
    tellTravelling(this.exchange, false);
    forgetCall(this.from, this.tag);
  }

  #toReply(outcome: CallOutcome): WireReply {
    switch (outcome.kind) {
      case 'reply':
        return readFrame(outcome.reply, this.#wireId);
      case 'unserved':
        return errorReply(METHOD_NOT_FOUND);
      case 'busy':
        return errorReply({ code: -32_000, message: 'busy' });
      case 'taken':
        return TAKEN;
      case 'failed':
        return disconnected('disconnected', outcome.why, outcome.cause);
    }
  }
}

/** What another process says of a method that it does not have. */
function isUnserved(reply: WireReply): boolean {
  return reply.kind === 'error' && reply.error.code === METHOD_NOT_FOUND.code;
}

/**
 * A reply frame as a reply. A worker of this package writes members in one order: then the result need not be read and
 * written again to be taken out.
 */
function readFrame({ frame, tag, isUndefined }: IncomingReply, wireId: string): WireReply {
  const end = `,"id":"${wireId}"}`;
  if (isUndefined) return new PayloadReply(UNDEFINED);
  if (tag !== undefined && frame.startsWith(RESULT) && frame.endsWith(end)) {
    return { kind: 'result', text: frame.slice(RESULT.length, -end.length) };
  }
  const response = readAnswer(frame, wireId);
  switch (response.kind) {
    case 'result':
      return { kind: 'result', text: Payload.fromText(JSON.stringify(response.result)).text };
    case 'error':
      return errorReply(tag === undefined ? withoutNull(response.error) : response.error);
    case 'malformed':
      return { kind: 'raw', text: frame };
  }
}

const RESULT = '{"jsonrpc":"2.0","result":';

/** clamator writes `"data":null` where there is none. */
function withoutNull({ code, message, data }: ErrorObject): ErrorObject {
  return data === null ? { code, message } : { code, message, data };
}
