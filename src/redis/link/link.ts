import { afterRealMs, MAX_TIMER_MS, now } from '../../transport/clock.js';
import { checkServer, isHopeless } from './check-server.js';
import { type ConnectionSource, listening, type RedisConnection, type RedisValue } from './connection.js';
import { isUnfit, LinkDown, messageOf, toError } from './redis-error.js';
import { Scripts, type ScriptName } from './scripts.js';
import { LONGEST_RETRY_MS, within } from './within.js';

/** What a link needs to know. */
export interface LinkOptions {
  readonly source: ConnectionSource;
  /** How long one attempt to connect may take, and how long a command may go unanswered where somebody asks. */
  readonly timeoutMs: number;
  /** Runs on each new connection before anything else is sent on it; the link is down until it has resolved. */
  readonly setUp?: (live: LiveLink) => Promise<void>;
}

/** A connection that is up, with its scripts. */
export interface LiveLink {
  readonly connection: RedisConnection;
  readonly scripts: Scripts;
}

interface Waiter {
  resolve(live: LiveLink): void;
  reject(error: Error): void;
}

/**
 * Keeps one connection up: connects again, with growing and random pauses, whenever it breaks. It sends nothing twice: a
 * command that was in flight rejects, and one that comes while the link is down rejects at once.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #waiting = new Set<Waiter>();
  #live: LiveLink | undefined = undefined;
  #isLoaded: boolean;
  #connecting = false;
  #closed = false;
  #wasUp = false;
  #failures = 0;
  #lastError: Error | undefined = undefined;
  #cancelRetry: (() => void) | undefined = undefined;
  #heardAt = -Infinity;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#isLoaded = options.source.load === undefined;
  }

  /** The connection, if it is up. */
  get live(): LiveLink | undefined {
    return this.#live;
  }

  /** When Redis last answered, by the real clock. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** `used`: it was up once. */
  get state(): 'new' | 'used' | 'closed' {
    if (this.#closed) return 'closed';
    return this.#wasUp ? 'used' : 'new';
  }

  /** Rejects at once while the link is down. */
  send(command: readonly string[]): Promise<RedisValue> {
    return this.#live === undefined ? Promise.reject(this.#downError()) : this.#live.connection.send(command);
  }

  /** Rejects at once while the link is down. */
  run(script: ScriptName, key: string, args: readonly string[]): Promise<RedisValue> {
    return this.#live === undefined ? Promise.reject(this.#downError()) : this.#live.scripts.run(script, key, args);
  }

  /** Resolves when the link is up. Rejects after `ms`, or at once where the server can't be used or the link is closed. */
  ready(ms: number): Promise<LiveLink> {
    if (this.#live !== undefined) return Promise.resolve(this.#live);
    if (this.#closed) return Promise.reject(this.#downError());
    if (!this.#isLoaded) return this.#readyWhenLoaded(ms);
    // While a pause runs, a call waits for its end: traffic must not turn pauses into a storm.
    if (this.#cancelRetry === undefined) this.#connect();
    return new Promise((resolve, reject) => {
      const cancel = afterRealMs(Math.min(ms, MAX_TIMER_MS), () => {
        this.#waiting.delete(waiter);
        reject(this.#downError());
      });
      const waiter: Waiter = {
        resolve: (live) => (cancel(), resolve(live)),
        reject: (error) => (cancel(), reject(error)),
      };
      this.#waiting.add(waiter);
    });
  }

  /** While a library is loaded, Redis can't answer. */
  async #readyWhenLoaded(ms: number): Promise<LiveLink> {
    await this.#options.source.load?.();
    this.#isLoaded = true;
    return await this.ready(ms);
  }

  /** Ends the present connection, so that the next one may find a server that is fit. */
  drop(error: Error): void {
    const live = this.#live;
    if (live === undefined) return;
    this.#down(live, error);
    live.connection.close();
  }

  /** Drops the connection where the error says that its server won't take writes for now. */
  dropIfUnfit(error: unknown): void {
    if (isUnfit(error)) this.drop(new Error(messageOf(error)));
  }

  /** Ends the link for good; nothing is sent on it afterwards. */
  close(): void {
    this.#closed = true;
    this.#cancelRetry?.();
    this.#lastError = new Error('the bus is closed');
    this.#rejectWaiting(this.#lastError);
    this.drop(this.#lastError);
  }

  #downError(): Error {
    const { where } = this.#options.source;
    const why = this.#lastError?.message ?? 'no answer yet';
    return new LinkDown(`no connection to Redis at ${where}: ${why}`, { cause: this.#lastError });
  }

  #connect(): void {
    if (this.#connecting || this.#closed || this.#live !== undefined) return;
    this.#connecting = true;
    void this.#attempt().then(
      (live) => this.#up(live),
      (error: unknown) => this.#failed(error),
    );
  }

  async #attempt(): Promise<LiveLink> {
    const { source, timeoutMs, setUp } = this.#options;
    const connection = await within(timeoutMs, source.connect(timeoutMs), (late) => late.close());
    try {
      const heard = listening(connection, () => (this.#heardAt = now()));
      const live: LiveLink = { connection: heard, scripts: new Scripts(heard) };
      await within(timeoutMs, checkServer(connection, source.where));
      if (setUp !== undefined) await within(timeoutMs, setUp(live));
      return live;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #up(live: LiveLink): void {
    this.#connecting = false;
    if (this.#closed) return live.connection.close();
    this.#failures = 0;
    this.#lastError = undefined;
    this.#live = live;
    this.#wasUp = true;
    live.connection.onEnd((error) => this.#down(live, error));
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const waiter of waiting) waiter.resolve(live);
  }

  #failed(error: unknown): void {
    this.#connecting = false;
    this.#failures += 1;
    this.#lastError = toError(error);
    if (isHopeless(error)) this.#rejectWaiting(this.#downError());
    // Where it was never up and nobody waits any more, the next who does tries again: until then nothing keeps the process alive.
    if (this.#wasUp || this.#waiting.size > 0) this.#retryLater();
  }

  #down(live: LiveLink, error: Error): void {
    if (this.#live !== live) return;
    this.#live = undefined;
    this.#lastError = error;
    this.#retryLater();
  }

  /** Random pauses keep the processes of a fleet from coming back all at once. */
  #retryLater(): void {
    if (this.#closed) return;
    const most = Math.min(LONGEST_RETRY_MS, 25 * 2 ** this.#failures);
    this.#cancelRetry?.();
    this.#cancelRetry = afterRealMs(most * (0.5 + Math.random() / 2), () => {
      this.#cancelRetry = undefined;
      this.#connect();
    });
  }

  #rejectWaiting(error: Error): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const waiter of waiting) waiter.reject(error);
  }
}
