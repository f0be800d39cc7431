import { now } from '../../transport/clock.js';
import { type IncomingReply, readReply } from '../entry/reply-entry.js';
import { entriesOfRead, idAfter, type StreamEntry } from '../entry/stream-reads.js';
import type { Link, LiveLink } from '../link/link.js';
import { pause, within } from '../link/within.js';

export interface ReplyReaderOptions {
  readonly key: string;
  /** For commands that don't block. */
  readonly commands: Link;
  /** For the read that blocks. */
  readonly reading: Link;
  readonly replyTtlMs: number;
  readonly timeoutMs: number;
  readonly onReply: (reply: IncomingReply) => void;
}

/** How long one read waits for replies; also how soon a stream that vanished is made again. */
const BLOCK_MS = 500;
/** The most that one read asks for: Redis sends further replies while these are read. */
const MOST = '128';
/** A trim for every reply would be a command for every call. */
const TRIM_AT = 256;

/** Reads the replies of a bus for as long as it is open, deletes what it has read, and keeps the stream from expiring. */
export class ReplyReader {
  readonly #options: ReplyReaderOptions;
  #last = '0-0';
  #untrimmed = 0;
  #keptAt = -Infinity;
  #stopped = false;
  #ended: Promise<void> | undefined = undefined;

  constructor(options: ReplyReaderOptions) {
    this.#options = options;
  }

  /** Makes the stream, and begins to read. Rejects where Redis can't be reached or refuses. */
  async start(): Promise<void> {
    const { reading, timeoutMs, key } = this.#options;
    const [, { connection }] = await Promise.all([this.#keep(), reading.ready(timeoutMs)]);
    // What Redis refuses is told now: later it would only be tried again and again.
    await within(timeoutMs, connection.send(['XREAD', 'COUNT', '1', 'STREAMS', key, '0-0']));
    this.#ended ??= this.#loop();
  }

  /** Ends the reading and removes the stream; no reply is delivered afterwards. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const { reading, commands, key, timeoutMs } = this.#options;
    reading.close();
    await this.#ended;
    // A server that does not answer must not keep a bus from closing; the stream expires.
    await within(timeoutMs, commands.send(['DEL', key])).catch(() => undefined);
  }

  /** A server that was restarted has lost the stream, and its workers wait for it. */
  async #loop(): Promise<void> {
    let kept = this.#options.reading.live;
    while (!this.#stopped) {
      try {
        const live = await this.#options.reading.ready(Infinity);
        if (live !== kept) await this.#keepWhenUp();
        kept = live;
        await this.#readOnce(live);
      } catch (error) {
        await this.#recoverFrom(error);
      }
    }
  }

  async #recoverFrom(error: unknown): Promise<void> {
    if (this.#stopped) return;
    this.#options.reading.drop(error as Error);
    await pause(20);
  }

  async #readOnce({ connection }: LiveLink): Promise<void> {
    const { key, timeoutMs } = this.#options;
    const command = ['XREAD', 'COUNT', MOST, 'BLOCK', String(BLOCK_MS), 'STREAMS', key, this.#last];
    const entries = entriesOfRead(await within(BLOCK_MS + timeoutMs, connection.send(command)));
    if (this.#stopped) return;
    for (const entry of entries) this.#deliver(entry);
    if (entries.length === 0 || this.#untrimmed >= TRIM_AT) this.#trim();
    if (entries.length === 0 || now() - this.#keptAt > this.#options.replyTtlMs / 3)
      this.#keep().catch(() => undefined);
  }

  #deliver(entry: StreamEntry): void {
    this.#last = entry.id;
    this.#untrimmed += 1;
    const reply = readReply(entry);
    if (reply !== undefined) this.#options.onReply(reply);
  }

  #trim(): void {
    if (this.#untrimmed === 0) return;
    this.#untrimmed = 0;
    const { commands, key } = this.#options;
    commands.send(['XTRIM', key, 'MINID', idAfter(this.#last)]).catch(() => undefined);
  }

  async #keepWhenUp(): Promise<void> {
    const { commands, timeoutMs } = this.#options;
    await commands.ready(timeoutMs);
    await this.#keep();
  }

  /** Workers don't make the stream: a late reply must not bring back the key of a bus that was closed. */
  async #keep(): Promise<void> {
    const { commands, key, replyTtlMs } = this.#options;
    this.#keptAt = now();
    const made = await commands.run('keepStream', key, [String(replyTtlMs)]);
    // The clock of another server, by which ids are made, may be behind.
    if (made === 1) this.#last = '0-0';
  }
}
