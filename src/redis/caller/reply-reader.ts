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
    const { reading, timeoutMs } = this.#options;
    await Promise.all([this.#keep(), reading.ready(timeoutMs)]);
    this.#ended ??= this.#loop();
  }

  /** Ends the reading and removes the stream; no reply is delivered afterwards. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const { reading, commands, key } = this.#options;
    reading.close();
    await this.#ended;
    await commands.send(['DEL', key]).catch(() => undefined);
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#readOnce(await this.#options.reading.ready(Infinity));
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
    const command = ['XREAD', 'COUNT', '1000', 'BLOCK', String(BLOCK_MS), 'STREAMS', key, this.#last];
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

  /** Workers don't make the stream: a late reply must not bring back the key of a bus that was closed. */
  async #keep(): Promise<void> {
    const { commands, key, replyTtlMs } = this.#options;
    this.#keptAt = now();
    await commands.run('keepStream', key, [String(replyTtlMs)]);
  }
}
