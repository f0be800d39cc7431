import { afterRealMs, now } from '../transport/clock.js';
import { Caller } from './caller/caller.js';
import { ReplyReader } from './caller/reply-reader.js';
import { consumerOf } from './entry/keys.js';
import { AddBatch } from './link/add-batch.js';
import { Link } from './link/link.js';
import { RedisClock } from './link/redis-clock.js';
import { withRemedy } from './link/redis-error.js';
import { pause, within } from './link/within.js';
import type { BusSettings } from './redis-bus-options.js';
import { AckBatch } from './worker/ack-batch.js';
import { HeldEntries } from './worker/held-entries.js';
import { Refusals } from './worker/refusals.js';
import { ReplyWriter } from './worker/reply-writer.js';
import type { ServiceHost } from './worker/service-host.js';
import { Worker } from './worker/worker.js';
import type { WorkerContext } from './worker/worker-context.js';

/** How one server serves. */
export type WorkerSettings = Pick<WorkerContext, 'instanceId' | 'logger' | 'idempotencyMs'> & {
  readonly concurrency: number;
};

/** A program that was busy takes so long to read what had come. */
const SETTLE_MS = 50;

/** What a bus owns in Redis and of connections: one for commands, one for replies, one for each service it serves. */
export class RedisCore {
  readonly settings: BusSettings;
  readonly clock: RedisClock = new RedisClock();
  readonly commands: Link;
  readonly replyTo: string;
  readonly #adds: AddBatch;
  #links: Link[] = [];
  readonly #reader: ReplyReader;
  readonly caller: Caller;
  #opened: Promise<void> | undefined = undefined;
  #isOpen = false;
  #users = 0;
  #stopHeartbeat: (() => void) | undefined = undefined;
  #closed: Promise<void> | undefined = undefined;

  constructor(settings: BusSettings) {
    this.settings = settings;
    const { keys, connectTimeoutMs, replyTtlMs } = settings;
    this.replyTo = keys.replies(crypto.randomUUID());
    this.commands = this.#link((live) => this.clock.askAnew(live.connection));
    this.#adds = new AddBatch(this.commands);
    this.caller = new Caller({
      ...settings,
      commands: this.commands,
      adds: this.#adds,
      clock: this.clock,
      replyTo: this.replyTo,
    });
    this.#reader = new ReplyReader({
      key: this.replyTo,
      commands: this.commands,
      reading: this.#link(),
      replyTtlMs,
      timeoutMs: connectTimeoutMs,
      onReply: (reply) => this.caller.receive(reply),
    });
  }

  /** Returns true if replies can come: calls may be sent. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Allows calls. Rejects where Redis can't be reached or used; may be tried again then. */
  async openCaller(): Promise<void> {
    this.#opened ??= this.#open();
    try {
      await this.#opened;
    } catch (error) {
      this.#opened = undefined;
      throw withRemedy(error, this.settings.source.where);
    }
  }

  async #open(): Promise<void> {
    await this.commands.ready(this.settings.connectTimeoutMs);
    await this.#reader.start();
    this.use();
    this.#isOpen = true;
  }

  /** Makes a worker for a service; it is not started. */
  worker(host: ServiceHost, { concurrency, ...rest }: WorkerSettings): Worker {
    const { keys, replyTtlMs, leaseMs, maxDeliveries, connectTimeoutMs: timeoutMs } = this.settings;
    const { commands, clock } = this;
    const stream = keys.commands(host.service);
    const refusals = new Refusals(rest.logger, host.service, rest.instanceId);
    const writing = { keys, commands, adds: this.#adds, clock, refusals, replyTtlMs, connectTimeoutMs: timeoutMs };
    return new Worker({
      ...rest,
      host,
      keys,
      stream,
      group: host.service,
      consumer: consumerOf(host.service, rest.instanceId),
      commands,
      reading: this.#link(),
      clock,
      held: new HeldEntries(concurrency),
      acks: new AckBatch(commands, stream, host.service),
      replies: new ReplyWriter(writing),
      refusals,
      leaseMs,
      maxDeliveries,
      timeoutMs,
    });
  }

  /** Resolves when all connections that were up once are up. */
  async up(): Promise<void> {
    const used = this.#links.filter(({ state }) => state === 'used');
    await Promise.all(used.map((link) => link.ready(this.settings.connectTimeoutMs)));
  }

  /** Somebody needs the connection for commands to be watched. Returns what ends that. */
  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) this.#beat();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#users -= 1;
      if (this.#users === 0) this.#stopHeartbeat?.();
    };
  }

  /** Ends all that the bus opened. Idempotent. */
  async close(): Promise<void> {
    this.#closed ??= this.#close();
    await this.#closed;
  }

  async #close(): Promise<void> {
    this.#stopHeartbeat?.();
    this.#users = Infinity;
    if (this.#opened !== undefined) await this.#reader.stop();
    for (const link of this.#links) link.close();
  }

  #link(setUp?: NonNullable<ConstructorParameters<typeof Link>[0]['setUp']>): Link {
    const { source, connectTimeoutMs: timeoutMs } = this.settings;
    const link = new Link({ source, timeoutMs, ...(setUp === undefined ? {} : { setUp }) });
    // Servers come and go.
    this.#links = [...this.#links.filter(({ state }) => state !== 'closed'), link];
    return link;
  }

  /** A long queue of commands, or a program that was busy, delays an answer too: what was heard meanwhile speaks for the connection. */
  async #dropIfSilent(sentAt: number, error: Error): Promise<void> {
    const { live } = this.commands;
    await pause(SETTLE_MS);
    if (this.commands.heardAt < sentAt && this.commands.live === live) this.commands.drop(error);
  }

  /** Finds a connection that is open and dead, and keeps the estimate of Redis' clock fresh. */
  #beat(): void {
    const { connectTimeoutMs } = this.settings;
    this.#stopHeartbeat = afterRealMs(Math.min(2_500, connectTimeoutMs), () => {
      const { live } = this.commands;
      const sentAt = now();
      const asked = live === undefined ? Promise.resolve() : within(connectTimeoutMs, this.clock.ask(live.connection));
      void asked
        .catch((error: Error) => this.#dropIfSilent(sentAt, error))
        .then(() => {
          if (this.#users > 0 && this.#closed === undefined) this.#beat();
        });
    });
  }
}
