import { nextTurn, now } from '../../transport/clock.js';
import { entriesOfRead } from '../entry/stream-reads.js';
import type { LiveLink } from '../link/link.js';
import { isUnfit, redisCodeOf } from '../link/redis-error.js';
import { pause, within } from '../link/within.js';
import { handBack } from './hand-back.js';
import { Handling } from './handling.js';
import { checkRights, cleanUp, joinGroup, leaveGroup, renewLeases } from './housekeeping.js';
import { takeOver, takeOwn } from './look.js';
import { Repeated } from './repeated.js';
import type { WorkerContext } from './worker-context.js';

/** How long one read waits for requests: Redis before 7.2 does not tell a blocked reader that FLUSHALL took its stream. */
const BLOCK_MS = 500;
/** The most that one read asks for: Redis sends further entries while these are handled. */
const MOST = 128;
/** How often the stream and its group are cleaned, in looks. */
const CLEAN_EVERY = 10;

/** Takes the requests of one service from its stream, as many at once as it has slots, until it is stopped. */
export class Worker {
  readonly #context: WorkerContext;
  readonly #handling: Handling;
  #recovered: LiveLink | undefined = undefined;
  #clientId: string | undefined = undefined;
  #refusals = 0;
  #reading: Promise<void> | undefined = undefined;
  #looks: Repeated | undefined = undefined;
  #leases: Repeated | undefined = undefined;

  constructor(context: WorkerContext) {
    this.#context = context;
    this.#handling = new Handling(context);
  }

  /** Joins the group and begins to read. Rejects where Redis can't be reached or refuses. */
  async start(): Promise<void> {
    const { reading, commands, timeoutMs, leaseMs } = this.#context;
    await commands.ready(timeoutMs);
    await joinGroup(this.#context);
    await checkRights(this.#context);
    await reading.ready(timeoutMs);
    this.#reading = this.#readLoop();
    let looks = 0;
    const look = async (): Promise<void> => {
      await takeOver(this.#context, this.#handling);
      looks += 1;
      if (looks % CLEAN_EVERY === 0) await cleanUp(this.#context);
    };
    const isOpen = (): boolean => commands.state !== 'closed';
    this.#looks = new Repeated(Math.min(leaseMs / 3, 1_000), look, isOpen);
    this.#leases = new Repeated(leaseMs / 3, () => renewLeases(this.#context), isOpen);
  }

  /** Takes nothing any more; what was read and not begun is handed back. */
  async stopReading(): Promise<void> {
    this.#handling.stop();
    const looking = this.#looks?.stop();
    const ended = (this.#reading ?? Promise.resolve()).then(() => true);
    for (let isOver = this.#reading === undefined; !isOver;) {
      this.#unblock();
      isOver = await Promise.race([ended, pause(20).then(() => false)]);
    }
    await looking;
  }

  /** After a start that failed: ends what it began. */
  async abandon(): Promise<void> {
    await this.stopReading();
    await this.leave(0);
  }

  /**
   * Hands back what still runs, and waits, at most `ms`, until Redis knows of all that was answered; then leaves the group.
   * Sends nothing afterwards.
   */
  async leave(ms: number): Promise<void> {
    const { held, replies } = this.#context;
    replies.leave();
    this.#handling.leave();
    await this.#handling.handBackAll();
    for (const until = now() + ms; held.size > 0 && now() < until;) {
      await Promise.race([held.changed(), pause(until - now())]);
    }
    this.#handling.end();
    replies.stop();
    await this.#leases?.stop();
    await leaveGroup(this.#context);
    this.#context.reading.close();
  }

  #unblock(): void {
    const { commands } = this.#context;
    if (this.#clientId === undefined) return this.#context.reading.drop(new Error('the server stops'));
    commands.send(['CLIENT', 'UNBLOCK', this.#clientId]).catch(() => this.#context.reading.drop(new Error('stopped')));
  }

  async #readLoop(): Promise<void> {
    const { reading } = this.#context;
    while (!this.#handling.isStopped && reading.state !== 'closed') {
      try {
        await this.#readOnce(await reading.ready(1_000));
      } catch (error) {
        await this.#recoverFrom(error);
      }
    }
  }

  async #readOnce(live: LiveLink): Promise<void> {
    const { held, stream, group, consumer, timeoutMs, commands } = this.#context;
    if (this.#recovered !== live) await this.#recover(live);
    if (held.free === 0) return await Promise.race([held.changed(), pause(BLOCK_MS)]);
    if (this.#handling.isStopped) return;
    if (commands.live === undefined) await commands.ready(timeoutMs);
    const count = ['COUNT', String(Math.min(held.free, MOST)), 'BLOCK', String(BLOCK_MS)];
    const command = ['XREADGROUP', 'GROUP', group, consumer, ...count, 'STREAMS', stream, '>'];
    const entries = entriesOfRead(await within(BLOCK_MS + timeoutMs, live.connection.send(command)));
    if (this.#handling.isStopped) {
      return await handBack(
        this.#context,
        entries.map(({ id }) => ({ id, deliveries: 0 })),
      );
    }
    this.#refusals = 0;
    this.#context.refusals.done('to give calls');
    for (const entry of entries) this.#handling.take(entry, 1);
    // Most handlers end within a turn: so the next read asks for as much as it can.
    if (entries.length > 0) await new Promise<void>(nextTurn);
  }

  /** What a connection that broke had under way comes first. */
  async #recover(live: LiveLink): Promise<void> {
    const { commands, timeoutMs } = this.#context;
    await commands.ready(timeoutMs);
    await joinGroup(this.#context);
    this.#clientId = await idOf(live);
    await takeOwn(this.#context, this.#handling);
    this.#recovered = live;
  }

  async #recoverFrom(error: unknown): Promise<void> {
    if (this.#handling.isStopped) return;
    const { reading, commands } = this.#context;
    const code = redisCodeOf(error);
    // The stream was deleted, with the group: the next read makes both again.
    if (code === 'NOGROUP' || code === 'UNBLOCKED') this.#recovered = undefined;
    else if (code === undefined) reading.drop(error as Error);
    else this.#refused(error);
    commands.dropIfUnfit(error);
    reading.dropIfUnfit(error);
    await pause(10 * 2 ** Math.min(this.#refusals, 6) * (1 + Math.random()));
  }

  /** Redis answers, and refuses: without a right, say, or since the key holds something else. */
  #refused(error: unknown): void {
    if (isUnfit(error)) return;
    this.#refusals += 1;
    this.#context.refusals.refused('to give calls', error);
  }
}

/** By which a read that blocks is ended; where the user may not ask for it, a server that stops ends the connection. */
async function idOf({ connection }: LiveLink): Promise<string | undefined> {
  try {
    return String(await connection.send(['CLIENT', 'ID']));
  } catch (error) {
    if (redisCodeOf(error) === 'NOPERM') return undefined;
    throw error;
  }
}
