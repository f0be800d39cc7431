import { now } from '../../transport/clock.js';
import type { RedisConnection, RedisValue } from './connection.js';

/** An estimate of Redis' clock, whose milliseconds are in the ids of entries. */
export class RedisClock {
  #offsetMs = 0;
  #errorMs = Infinity;
  #askedAt = -Infinity;

  /** Asks a new connection, which may lead to another server with another clock: what was known before does not count. */
  async askAnew(connection: RedisConnection): Promise<void> {
    this.#errorMs = Infinity;
    for (let tries = 0; tries < 3 && this.#errorMs > GOOD_MS; tries++) await this.ask(connection);
  }

  /** Asks Redis for its time; serves as a heartbeat, too. An answer that came late tells less than an earlier, quick one. */
  async ask(connection: RedisConnection): Promise<void> {
    const sentAt = now();
    const answer = await connection.send(['TIME']);
    const errorMs = (now() - sentAt) / 2;
    if (errorMs > this.#errorMs * 2 && sentAt - this.#askedAt < KEEP_MS) return;
    this.#errorMs = errorMs;
    this.#askedAt = sentAt;
    this.#offsetMs = toMs(answer) - (sentAt + errorMs);
  }

  /** Milliseconds since 1970 by Redis' clock, as far as it is known. */
  nowMs(): number {
    return now() + this.#offsetMs;
  }
}

/** An estimate with no greater error is good enough at once. */
const GOOD_MS = 2;
/** Clocks drift apart: an estimate older than this gives way to any newer one. */
const KEEP_MS = 60_000;

function toMs(answer: RedisValue): number {
  const [seconds, micros] = answer as readonly string[];
  return Number(seconds) * 1000 + Number(micros) / 1000;
}
