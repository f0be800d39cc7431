import type { OutgoingReply } from '../entry/reply-entry.js';
import { type IncomingRequest, readRequest } from '../entry/request-entry.js';
import type { StreamEntry } from '../entry/stream-reads.js';
import { pause } from '../link/within.js';
import { bury } from './dead-letters.js';
import { handBack } from './hand-back.js';
import type { HeldEntry } from './held-entries.js';
import { firstReply, keepReply } from './once.js';
import type { ReadyRequest } from './service-host.js';
import type { WorkerContext } from './worker-context.js';

/** Handles what a worker takes from its stream: each entry once, by the rules of delivery. */
export class Handling {
  readonly #context: WorkerContext;
  #stopped = false;
  #ended = false;

  constructor(context: WorkerContext) {
    this.#context = context;
  }

  /** Takes an entry that Redis has just delivered to this worker. */
  take(entry: StreamEntry, deliveries: number): void {
    const { held, clock, host } = this.#context;
    if (held.has(entry.id)) return;
    const request = readRequest(entry);
    if (request === undefined) return void bury(this.#context, entry, 'it has no envelope', deliveries, undefined);
    if (request.deadlineMs <= clock.nowMs()) return void this.#skip(request, deliveries);
    const opened = host.open(request);
    if (opened.kind === 'invalid') return void bury(this.#context, entry, opened.why, deliveries, opened.reply);
    const onceKey = this.#onceKey(request, opened);
    const taken: HeldEntry = { request, deliveries, phase: 'waiting', onceKey };
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

  /** Nothing is tried again: the worker leaves. */
  end(): void {
    this.#ended = true;
  }

  /** Its caller has given up: no handler runs for it. */
  async #skip(request: IncomingRequest, deliveries: number): Promise<void> {
    const skipped: HeldEntry = { request, deliveries, phase: 'answered', onceKey: undefined };
    await this.#acknowledge(skipped);
  }

  #onceKey({ key, replyTo }: IncomingRequest, { name }: ReadyRequest): string | undefined {
    const { keys, idempotencyMs } = this.#context;
    if (key === undefined || replyTo === undefined || idempotencyMs === 0) return undefined;
    return keys.idempotency(name, key);
  }

  #begin(taken: HeldEntry, ready: ReadyRequest): void {
    taken.phase = 'running';
    ready.begin({
      answer: (reply) => void this.#answer(taken, reply, ready),
      handBack: () => void this.#handBack(taken, ready),
    });
  }

  /** With what Redis must say before the handler may run. */
  async #beginCarefully(taken: HeldEntry, ready: ReadyRequest): Promise<void> {
    try {
      const { onceKey } = taken;
      const first = onceKey === undefined ? undefined : await firstReply(this.#context, taken, onceKey);
      if (first === 'late') return await this.#acknowledge(taken);
      if (first !== undefined) return await this.#finish(taken, first);
      if (this.#stopped) return await this.#giveBack(taken, taken.deliveries - 1);
      if (ready.isAtMostOnce && !(await this.#isMine(taken))) return this.#context.held.delete(taken);
      this.#begin(taken, ready);
    } catch {
      // Redis did not answer: the entry is this worker's or another's later, and nothing has run.
      this.#context.held.delete(taken);
    }
  }

  /** At most once: only who takes the entry out of the stream may run it. */
  async #isMine({ request }: HeldEntry): Promise<boolean> {
    const { commands, stream, group } = this.#context;
    return (await commands.run('ack', stream, [group, request.entryId])) === 1;
  }

  async #answer(taken: HeldEntry, reply: OutgoingReply | undefined, { isAtMostOnce }: ReadyRequest): Promise<void> {
    const { held, replies } = this.#context;
    if (taken.phase === 'answered') return;
    held.answered(taken);
    if (taken.onceKey !== undefined && reply !== undefined) await this.#keep(taken.onceKey, reply);
    if (!isAtMostOnce) return await this.#finish(taken, reply);
    if (reply !== undefined) await replies.write(taken.request, reply);
    held.delete(taken);
  }

  /** The reply goes first: a worker that dies in between leaves an entry that is run again, not a caller that waits. */
  async #finish(taken: HeldEntry, reply: OutgoingReply | undefined): Promise<void> {
    if (reply !== undefined) await this.#write(taken, reply);
    await this.#acknowledge(taken);
  }

  async #write({ request }: HeldEntry, reply: OutgoingReply): Promise<void> {
    const { held, replies } = this.#context;
    let isStuck = false;
    await replies.write(request, reply, () => {
      if (!isStuck) held.stuck(true);
      isStuck = true;
    });
    if (isStuck) held.stuck(false);
  }

  async #keep(onceKey: string, reply: OutgoingReply): Promise<void> {
    await keepReply(this.#context, onceKey, reply).catch(() => undefined);
  }

  /** Held until Redis knows, or the entry would be taken for one that was never begun. */
  async #acknowledge(taken: HeldEntry): Promise<void> {
    const { acks, held, commands } = this.#context;
    while (!this.#ended) {
      try {
        await acks.ack(taken.request.entryId);
        break;
      } catch {
        await commands.ready(1_000).catch(() => pause(50));
      }
    }
    held.delete(taken);
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
    await handBack(this.#context, [{ id: taken.request.entryId, deliveries }]);
    this.#context.held.delete(taken);
  }
}
