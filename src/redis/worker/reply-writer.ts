import type { Keys } from '../entry/keys.js';
import { type OutgoingReply, replyFields } from '../entry/reply-entry.js';
import type { IncomingRequest } from '../entry/request-entry.js';
import { msOf } from '../entry/stream-reads.js';
import type { AddBatch, AddSink } from '../link/add-batch.js';
import type { Link } from '../link/link.js';
import type { RedisClock } from '../link/redis-clock.js';
import { redisCodeOf } from '../link/redis-error.js';
import { backAfterMs, pause } from '../link/within.js';
import type { Refusals } from './refusals.js';

export interface ReplyWriterOptions {
  readonly keys: Keys;
  readonly commands: Link;
  readonly adds: AddBatch;
  readonly clock: RedisClock;
  readonly refusals: Refusals;
  readonly replyTtlMs: number;
  readonly connectTimeoutMs: number;
}

/** How long a caller is taken to wait that doesn't say it: the default of clamator's clients. */
const FOREIGN_WAIT_MS = 30_000;

/** Writes replies. One that Redis refuses is tried again until its caller has given up: its handler has run. */
export class ReplyWriter {
  readonly #options: ReplyWriterOptions;
  #isLeaving = false;
  #stopped = false;

  constructor(options: ReplyWriterOptions) {
    this.#options = options;
  }

  /** Calls `done` once, when the reply is written, or when it can be of no use any more; `onRetry` before each further try. */
  write(request: IncomingRequest, reply: OutgoingReply, done: () => void, onRetry?: () => void): void {
    if (this.#stopped || !this.#options.keys.isReplies(request.replyTo ?? '')) return done();
    this.#tryOnce(request, reply, (outcome) => {
      if (isFinal(outcome)) done();
      else void this.#tryAgain(request, reply, outcome, done, onRetry);
    });
  }

  /** After a first try that was no good. */
  async #tryAgain(
    request: IncomingRequest,
    reply: OutgoingReply,
    first: Outcome,
    done: () => void,
    onRetry?: () => void,
  ): Promise<void> {
    await this.#tryUntilFinal(request, reply, first, onRetry);
    done();
  }

  async #tryUntilFinal(
    request: IncomingRequest,
    reply: OutgoingReply,
    first: Outcome,
    onRetry?: () => void,
  ): Promise<void> {
    const { commands, clock, connectTimeoutMs } = this.#options;
    const { deadlineMs, entryId } = request;
    let outcome = first;
    let until = deadlineMs === Infinity ? msOf(entryId) + FOREIGN_WAIT_MS : deadlineMs;
    for (let pauseMs = 10; !isFinal(outcome) && !this.#stopped; pauseMs = Math.min(pauseMs * 2, 250)) {
      if (outcome === 'no stream' && this.#isLeaving) return;
      if (outcome === 'no stream') until = Math.min(until, clock.nowMs() + backAfterMs(connectTimeoutMs));
      if (clock.nowMs() > until) return;
      onRetry?.();
      await pause(pauseMs);
      if (commands.live === undefined) await commands.ready(250).catch(() => undefined);
      if (!this.#stopped) outcome = await new Promise((tell) => this.#tryOnce(request, reply, tell));
    }
  }

  /** The worker leaves: it waits for Redis, and no longer for a caller that may come back. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Gives up what could not be written so far. */
  stop(): void {
    this.#stopped = true;
  }

  #tryOnce({ replyTo = '', isOurs }: IncomingRequest, reply: OutgoingReply, tell: (outcome: Outcome) => void): void {
    const { commands, refusals } = this.#options;
    this.#add(replyTo, isOurs, replyFields(reply), {
      added: (entryId) => {
        refusals.done('to take replies');
        tell(entryId === null ? 'no stream' : 'written');
      },
      refused: (error) => {
        commands.dropIfUnfit(error);
        if (redisCodeOf(error) === 'WRONGTYPE') return tell('useless');
        refusals.refused('to take replies', error);
        tell('refused');
      },
    });
  }

  /** Our callers make their stream, trim it and let it expire; for others we do. */
  #add(replyTo: string, isOurs: boolean, fields: readonly string[], sink: AddSink): void {
    const { commands, adds, replyTtlMs } = this.#options;
    if (isOurs) adds.add(replyTo, false, fields, sink);
    else commands.run('addForeign', replyTo, [String(replyTtlMs), ...fields]).then(sink.added, sink.refused);
  }
}

/** What came of a try. */
type Outcome = 'written' | 'no stream' | 'refused' | 'useless';

function isFinal(outcome: Outcome): boolean {
  return outcome === 'written' || outcome === 'useless';
}
