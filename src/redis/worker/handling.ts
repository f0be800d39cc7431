import type { OutgoingReply } from '../entry/reply-entry.js';
import { type IncomingRequest, readRequest } from '../entry/request-entry.js';
import type { StreamEntry } from '../entry/stream-reads.js';
import { Acknowledging } from './acknowledging.js';
import { bury } from './dead-letters.js';
import { handBack } from './hand-back.js';
import type { HeldEntry, HeldRequest } from './held-entries.js';
import { firstReply, keepReply } from './once.js';
import { recovered } from './recovered.js';
import type { ReadyRequest } from './service-host.js';
import type { WorkerContext } from './worker-context.js';

/** Handles what a worker takes from its stream: each entry once, by the rules of delivery. */
export class Handling {
  readonly #context: WorkerContext;
  readonly #acks: Acknowledging;
  #stopped = false;
  #ended = false;

  constructor(context: WorkerContext) {
    this.#context = context;
    this.#acks = new Acknowledging(context);
  }

  /** Takes an entry that Redis has just delivered to this worker. */
  take(entry: StreamEntry, deliveries: number): void {
    const { held, clock, host } = this.#context;
    if (held.has(entry.id)) return;
    if (this.#stopped) return void this.#refuse(entry, deliveries);
    const request = readRequest(entry);
    if (request === undefined) return void bury(this.#context, entry, 'it has no envelope', deliveries, undefined);
    if (request.deadlineMs <= clock.nowMs()) return this.#skip(request, deliveries);
    const opened = host.open(request);
    if (opened.kind === 'invalid') return void bury(this.#context, entry, opened.why, deliveries, opened.reply);
    const onceKey = this.#onceKey(request, opened);
    const taken: HeldRequest = { id: entry.id, request, deliveries, phase: 'waiting', onceKey };
    held.add(taken);
    if (!opened.isAtMostOnce && onceKey === undefined) this.#begin(taken, opened);
    else void this.#beginCarefully(taken, opened);
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Nothing begins any more; what waits is handed back. */
  stop(): void {
    this.#stopped = true;
  }

  /** What is left is to tell Redis what was done. */
  leave(): void {
    this.#acks.leave();
  }

  /** Nothing is tried again: the worker leaves. */
  end(): void {
    this.#ended = true;
    this.#acks.end();
  }

  /** The worker stopped while Redis delivered it. */
  async #refuse({ id }: StreamEntry, deliveries: number): Promise<void> {
    const refused: HeldEntry = { id, deliveries, phase: 'answered', onceKey: undefined };
    this.#context.held.add(refused);
    await this.#giveBack(refused, deliveries - 1);
  }

  /** Its caller has given up: no handler runs for it. */
  #skip({ entryId: id }: IncomingRequest, deliveries: number): void {
    const skipped: HeldEntry = { id, deliveries, phase: 'answered', onceKey: undefined };
    this.#context.held.add(skipped);
    this.#acks.acknowledge(skipped);
  }

  #onceKey({ key, replyTo }: IncomingRequest, { name }: ReadyRequest): string | undefined {
    const { keys, idempotencyMs } = this.#context;
    if (key === undefined || replyTo === undefined || idempotencyMs === 0) return undefined;
    return keys.idempotency(name, key);
  }

  #begin(taken: HeldRequest, ready: ReadyRequest): void {
    taken.phase = 'running';
    ready.begin({
      answer: (reply) => this.#answer(taken, reply, ready),
      handBack: () => void this.#handBack(taken, ready),
    });
  }

  /** With what Redis must say before the handler may run. */
  async #beginCarefully(taken: HeldRequest, ready: ReadyRequest): Promise<void> {
    const { onceKey } = taken;
    const isStopped = (): boolean => this.#stopped;
    const state = onceKey === undefined ? 'first' : await firstReply(this.#context, taken, onceKey, isStopped);
    if (state === 'late') return this.#acks.acknowledge(taken);
    if (state === 'stopped' || this.#stopped) return await this.#giveBack(taken, taken.deliveries - 1);
    if (state !== 'first') return this.#finish(taken, state);
    if (ready.isAtMostOnce) await this.#beginOnce(taken, ready);
    else this.#begin(taken, ready);
  }

  /** At most once: only who takes the entry out of the stream may run it. Nothing else will answer it then. */
  async #beginOnce(taken: HeldRequest, ready: ReadyRequest): Promise<void> {
    const { clock, host } = this.#context;
    const isMine = await this.#takeOut(taken);
    if (!isMine && this.#stopped) await this.#giveBack(taken, taken.deliveries - 1);
    else if (!isMine || clock.nowMs() >= taken.request.deadlineMs) this.#context.held.delete(taken);
    else if (this.#stopped) this.#answer(taken, host.stopped(taken.request), ready);
    else this.#begin(taken, ready);
  }

  /** Tries again where Redis can't be reached. Where it took the entry out and the answer was lost, the call never runs. */
  async #takeOut({ id, request }: HeldRequest): Promise<boolean> {
    const { commands, stream, group, clock } = this.#context;
    while (!this.#stopped && clock.nowMs() < request.deadlineMs) {
      try {
        return (await commands.run('ack', stream, [group, id])) === 1;
      } catch (error) {
        await recovered(commands, error);
      }
    }
    return false;
  }

  #answer(taken: HeldRequest, reply: OutgoingReply | undefined, { isAtMostOnce }: ReadyRequest): void {
    if (taken.phase === 'answered') return;
    this.#context.held.answered(taken);
    if (isAtMostOnce || taken.onceKey !== undefined) void this.#answerCarefully(taken, reply, isAtMostOnce);
    else this.#finish(taken, reply);
  }

  async #answerCarefully(taken: HeldRequest, given: OutgoingReply | undefined, isAtMostOnce: boolean): Promise<void> {
    const reply = await this.#kept(taken, given);
    if (isAtMostOnce) this.#write(taken, reply, () => this.#context.held.delete(taken));
    else this.#finish(taken, reply);
  }

  /** The reply goes first: a worker that dies in between leaves an entry that is run again, not a caller that waits. */
  #finish(taken: HeldRequest, reply: OutgoingReply | undefined): void {
    this.#write(taken, reply, () => this.#acks.acknowledge(taken));
  }

  #write(taken: HeldRequest, reply: OutgoingReply | undefined, done: () => void): void {
    if (reply === undefined) return done();
    const { held, replies } = this.#context;
    let isStuck = false;
    const written = (): void => {
      if (isStuck) held.stuck(false);
      done();
    };
    replies.write(taken.request, reply, written, () => {
      if (!isStuck) held.stuck(true);
      isStuck = true;
    });
  }

  /** What the caller is told: where another worker kept a reply to its idempotency key first, that one. */
  async #kept(taken: HeldRequest, reply: OutgoingReply | undefined): Promise<OutgoingReply | undefined> {
    if (taken.onceKey === undefined || reply === undefined) return reply;
    return await keepReply(this.#context, taken, taken.onceKey, reply, () => this.#ended);
  }

  async #handBack(taken: HeldEntry, { isAtMostOnce }: ReadyRequest): Promise<void> {
    if (taken.phase === 'answered') return;
    if (isAtMostOnce) return this.#context.held.delete(taken);
    await this.#giveBack(taken, taken.deliveries);
  }

  /** What still runs when the server leaves was given up by it. */
  async handBackAll(): Promise<void> {
    const running = this.#context.held.all().filter(({ phase }) => phase === 'running');
    await Promise.all(running.map((taken) => this.#giveBack(taken, taken.deliveries)));
  }

  async #giveBack(taken: HeldEntry, deliveries: number): Promise<void> {
    this.#context.held.answered(taken);
    await handBack(this.#context, [{ id: taken.id, deliveries }]);
    this.#context.held.delete(taken);
  }
}
