import { MethodTable } from '../../../src/serve/method-table.js';
import { readReplyFrame, type ReplyFrame, SentCalls, serveFrame } from '../../../src/serve/frames.js';
import type { Carrier, Release, ServedService } from '../../../src/transport/carrier.js';
import { TAKEN } from '../../../src/transport/reply.js';
import { tellTravelling, tellUnserved } from '../../../src/transport/watcher.js';
import type { ReplySink, WireExchange } from '../../../src/transport/wire-exchange.js';
import { METHOD_NOT_FOUND, requestFrame } from '../../../src/wire/message.js';
import { createTextQueue } from './text-queue.js';

/** A message on the way to a worker. The tag tells which of the sender's messages it is: ids of two clients may be the same. */
interface SentMessage {
  readonly from: string;
  readonly tag: string;
  readonly frame: string;
}

/** A reply on the way back. */
interface SentReply extends ReplyFrame {
  readonly tag: string;
}

interface OpenRequest {
  readonly exchange: WireExchange;
  readonly sink: ReplySink;
}

/**
 * Carries messages as text alone: a caller and a worker that share two queues of strings, and no object. A worker that is in
 * the process of the caller finds the watches of a call by its sender and its tag, as a worker of any carrier does.
 */
export class TextCarrier implements Carrier {
  readonly #isSameProcess: boolean;
  readonly #table = new MethodTable();
  readonly #sent = new SentCalls();
  readonly #open = new Map<string, OpenRequest>();
  readonly #messages = createTextQueue<SentMessage>((message) => void this.#work(message));
  readonly #replies = createTextQueue<SentReply>((reply) => this.#settle(reply));
  #lastTag = 0;

  /** `isSameProcess: false` behaves as if the worker were in another process. */
  constructor({ isSameProcess = true }: { readonly isSameProcess?: boolean } = {}) {
    this.#isSameProcess = isSameProcess;
  }

  send(exchange: WireExchange, sink: ReplySink): void {
    const { from, id, kind, params, to } = exchange;
    this.#lastTag += 1;
    const tag = `t${this.#lastTag}`;
    if (kind === 'request') this.#open.set(tag, { exchange, sink });
    else if (this.#isSameProcess) tellTravelling(exchange, true);
    this.#sent.add(from, tag, exchange);
    this.#messages.put({ from, tag, frame: requestFrame(to.wireName, params, id) });
    if (kind === 'request') return;
    exchange.taken();
    sink.answer(TAKEN);
  }

  async serve(services: readonly ServedService[]): Promise<Release> {
    return { stop: this.#table.putOn(services) };
  }

  knows(wireName: string): true | undefined {
    return this.#isSameProcess && this.#table.knows(wireName) ? true : undefined;
  }

  /** What a worker does: text in, text out. */
  async #work({ from, tag, frame }: SentMessage): Promise<void> {
    const call = this.#isSameProcess ? this.#sent.take(from, tag) : undefined;
    const served = serveFrame(this.#table, { text: frame, from, call });
    if (call?.kind === 'notification') tellTravelling(call, false);
    const reply = await served;
    if (reply !== undefined) this.#replies.put({ ...reply, tag });
  }

  #settle(frame: SentReply): void {
    const { tag } = frame;
    const request = this.#open.get(tag);
    if (request === undefined) return;
    this.#open.delete(tag);
    const { exchange, sink } = request;
    // A worker of this process has taken the call, and told what it found.
    const isElsewhere = this.#sent.take(exchange.from, tag) !== undefined;
    const { reply } = readReplyFrame(frame);
    if (isElsewhere && reply.kind === 'error' && reply.error.code === METHOD_NOT_FOUND.code) tellUnserved(exchange);
    sink.answer(reply);
  }
}
