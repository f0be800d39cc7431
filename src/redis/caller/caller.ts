import { now } from '../../transport/clock.js';
import type { Keys } from '../entry/keys.js';
import type { IncomingReply } from '../entry/reply-entry.js';
import { requestFields } from '../entry/request-entry.js';
import type { RedisValue } from '../link/connection.js';
import type { AddBatch, AddSink } from '../link/add-batch.js';
import type { Link, LiveLink } from '../link/link.js';
import { messageOf, wasNotSent } from '../link/redis-error.js';
import type { RedisClock } from '../link/redis-clock.js';
import { backAfterMs, pause } from '../link/within.js';
import { tagOf } from './wire-id.js';

/** What came of a call. */
export type CallOutcome =
  | { readonly kind: 'reply'; readonly reply: IncomingReply }
  /** No server ever served the service. */
  | { readonly kind: 'unserved' }
  /** The backlog is as long as the bus allows. */
  | { readonly kind: 'busy' }
  /** Redis has a notification. */
  | { readonly kind: 'taken' }
  /** Redis refused it, or can't be reached; where the connection broke, the call may have run. */
  | { readonly kind: 'failed'; readonly why: string; readonly cause: unknown };

/** A call on its way. Its owner settles it once: what comes later is dropped there. */
export interface RedisCall {
  readonly service: string;
  /** The JSON-RPC message. */
  readonly frame: string;
  readonly from: string;
  /** Names the call on its bus. */
  readonly tag: string;
  readonly kind: 'request' | 'notification';
  readonly key: string | undefined;
  /** How long its caller still waits, in milliseconds; `Infinity` for a notification. */
  timeLeft(): number;
  settle(outcome: CallOutcome): void;
}

export interface CallerOptions {
  readonly keys: Keys;
  readonly commands: Link;
  readonly adds: AddBatch;
  readonly clock: RedisClock;
  /** The key of the stream on which replies come. */
  readonly replyTo: string;
  readonly connectTimeoutMs: number;
  readonly queueWhenUnserved: boolean;
  readonly maxBacklog: number;
}

interface OpenCall {
  readonly call: RedisCall;
  entryId: string | undefined;
  state: 'open' | 'settled' | 'abandoned';
}

/** Puts calls into the streams of their services, and settles each with its reply. Never sends a call twice. */
export class Caller {
  readonly #options: CallerOptions;
  readonly #open = new Map<string, OpenCall>();
  readonly #seen = new Set<string>();
  readonly #returning = new Map<string, Promise<boolean>>();

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /** The services whose streams were there. */
  get services(): Iterable<string> {
    return this.#seen;
  }

  /** This process serves it: its stream comes back if it is gone. */
  expect(service: string): void {
    this.#seen.add(service);
  }

  send(call: RedisCall): void {
    const open: OpenCall = { call, entryId: undefined, state: 'open' };
    this.#open.set(call.tag, open);
    const { live } = this.#options.commands;
    if (live === undefined) void this.#addWhenUp(open);
    else this.#add(open, live);
  }

  /** The caller no longer waits: takes its request back, so that no worker begins it. */
  giveUp(tag: string): void {
    const open = this.#open.get(tag);
    if (open === undefined) return;
    this.#open.delete(tag);
    open.state = 'abandoned';
    this.#takeBack(open);
  }

  /** Settles the call that a reply belongs to. Peers of other makes send no tag: then the id tells. */
  receive(reply: IncomingReply): void {
    const tag = reply.tag ?? tagOf(reply.frame);
    const open = tag === undefined ? undefined : this.#open.get(tag);
    if (open !== undefined) this.#settle(open, { kind: 'reply', reply });
  }

  /** With Redis down a call waits for the connection, but not longer than its own caller does. */
  async #addWhenUp(open: OpenCall): Promise<void> {
    const { commands, connectTimeoutMs } = this.#options;
    try {
      const live = await commands.ready(Math.min(connectTimeoutMs, open.call.timeLeft()));
      if (open.state === 'open') this.#add(open, live);
    } catch (cause) {
      this.#settle(open, { kind: 'failed', why: messageOf(cause), cause });
    }
  }

  #add(open: OpenCall, { scripts }: LiveLink): void {
    const { keys, adds, maxBacklog, queueWhenUnserved, replyTo, clock } = this.#options;
    const { call } = open;
    const ttlMs = call.kind === 'request' ? call.timeLeft() : Infinity;
    const fields = requestFields(call, ttlMs, replyTo, clock.nowMs());
    const stream = keys.commands(call.service);
    const sink: AddSink = {
      added: (entryId) => this.#added(open, entryId),
      refused: (error) => this.#refused(open, error),
    };
    if (maxBacklog === Infinity) return adds.add(stream, queueWhenUnserved, fields, sink);
    const args = queueWhenUnserved ? ['*', ...fields] : ['NOMKSTREAM', '*', ...fields];
    scripts.run('addBounded', stream, [String(maxBacklog), ...args]).then(sink.added, sink.refused);
  }

  #added(open: OpenCall, entryId: RedisValue): void {
    if (entryId === null) return void this.#addWhenServed(open);
    if (entryId === 'BUSY') return this.#settle(open, { kind: 'busy' });
    this.#seen.add(open.call.service);
    open.entryId = String(entryId);
    if (open.call.kind === 'notification') this.#settle(open, { kind: 'taken' });
    else if (open.state === 'abandoned') this.#takeBack(open);
  }

  #refused(open: OpenCall, error: unknown): void {
    const { commands } = this.#options;
    if (wasNotSent(error)) {
      commands.drop(error as Error);
      return void this.#addWhenUp(open);
    }
    commands.dropIfUnfit(error);
    this.#settle(open, { kind: 'failed', why: messageOf(error), cause: error });
  }

  #settle(open: OpenCall, outcome: CallOutcome): void {
    if (open.state !== 'open') return;
    open.state = 'settled';
    this.#open.delete(open.call.tag);
    open.call.settle(outcome);
  }

  #takeBack({ call, entryId }: OpenCall): void {
    if (entryId === undefined) return;
    const { commands, keys } = this.#options;
    commands.send(['XDEL', keys.commands(call.service), entryId]).catch(() => undefined);
  }

  /** After FLUSHALL the stream is gone until its workers notice: -32601 would be wrong then. */
  async #addWhenServed(open: OpenCall): Promise<void> {
    const { service } = open.call;
    const isBack = this.#seen.has(service) && (await this.#streamIsBack(service));
    if (open.state !== 'open') return;
    const { live } = this.#options.commands;
    if (live === undefined) return void this.#addWhenUp(open);
    if (isBack) return this.#add(open, live);
    this.#seen.delete(service);
    this.#settle(open, { kind: 'unserved' });
  }

  /** One look for all calls of a service. */
  #streamIsBack(service: string): Promise<boolean> {
    const known = this.#returning.get(service);
    if (known !== undefined) return known;
    const looking = this.#lookForStream(service).finally(() => this.#returning.delete(service));
    this.#returning.set(service, looking);
    return looking;
  }

  async #lookForStream(service: string): Promise<boolean> {
    const { commands, keys, connectTimeoutMs } = this.#options;
    for (const until = now() + backAfterMs(connectTimeoutMs); now() < until && commands.live !== undefined;) {
      await pause(25);
      const count = await commands.send(['EXISTS', keys.commands(service)]).catch(() => 0);
      if (count === 1) return true;
    }
    return false;
  }
}
