import type { Keys } from '../entry/keys.js';
import { type OutgoingReply, replyFields } from '../entry/reply-entry.js';
import type { IncomingRequest } from '../entry/request-entry.js';
import { msOf } from '../entry/stream-reads.js';
import type { RedisValue } from '../link/connection.js';
import type { AddBatch } from '../link/add-batch.js';
import type { Link } from '../link/link.js';
import type { RedisClock } from '../link/redis-clock.js';
import { redisCodeOf } from '../link/redis-error.js';
import { backAfterMs, pause } from '../link/within.js';

export interface ReplyWriterOptions {
  readonly keys: Keys;
  readonly commands: Link;
  readonly adds: AddBatch;
  readonly clock: RedisClock;
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

  /** Resolves when the reply is written, or when it can be of no use any more. Never rejects. */
  async write(request: IncomingRequest, reply: OutgoingReply, onRetry?: () => void): Promise<void> {
    const { keys, commands, clock, connectTimeoutMs } = this.#options;
    const { replyTo, deadlineMs, entryId } = request;
    if (replyTo === undefined || !keys.isReplies(replyTo)) return;
    let until = deadlineMs === Infinity ? msOf(entryId) + FOREIGN_WAIT_MS : deadlineMs;
    for (let pauseMs = 10; !this.#stopped; pauseMs = Math.min(pauseMs * 2, 250)) {
      const written = await this.#tryOnce(replyTo, request.isOurs, reply);
      if (written === 'written' || written === 'useless') return;
      if (written === 'no stream' && this.#isLeaving) return;
      if (written === 'no stream') until = Math.min(until, clock.nowMs() + backAfterMs(connectTimeoutMs));
      if (clock.nowMs() > until) return;
      onRetry?.();
      await pause(pauseMs);
      if (commands.live === undefined) await commands.ready(250).catch(() => undefined);
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

  async #tryOnce(
    replyTo: string,
    isOurs: boolean,
    reply: OutgoingReply,
  ): Promise<'written' | 'no stream' | 'refused' | 'useless'> {
    try {
      return (await this.#add(replyTo, isOurs, replyFields(reply))) === null ? 'no stream' : 'written';
    } catch (error) {
      this.#options.commands.dropIfUnfit(error);
      return redisCodeOf(error) === 'WRONGTYPE' ? 'useless' : 'refused';
    }
  }

  /** Our callers make their stream, trim it and let it expire; for others we do. */
  #add(replyTo: string, isOurs: boolean, fields: readonly string[]): Promise<RedisValue> {
    const { commands, adds, replyTtlMs } = this.#options;
    if (isOurs) return adds.add(replyTo, false, fields);
    return commands.run('addForeign', replyTo, [String(replyTtlMs), ...fields]);
  }
}
