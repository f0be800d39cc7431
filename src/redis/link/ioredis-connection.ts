import { afterTurn } from '../../transport/clock.js';
import type { ConnectionSource, RedisConnection, RedisValue } from './connection.js';
import { messageOf } from './redis-error.js';

/** What is used of an ioredis client, version 5 or 6. */
export interface IoredisClient {
  readonly status: string;
  readonly options: IoredisOptions;
  duplicate(override: object): IoredisClient;
  call(command: string, args: string[]): Promise<unknown>;
  on(event: string, listener: (error: Error) => void): unknown;
  connect(): Promise<void>;
  disconnect(): void;
  /** The socket. */
  readonly stream?: Corkable | undefined;
}

/** So much goes out at once: Redis works on it while the turn goes on. */
const MOST_CHARS = 16_384;

interface Corkable {
  cork(): void;
  uncork(): void;
  /** What waits to be written, in characters or bytes. */
  readonly writableLength: number;
}

interface IoredisOptions {
  readonly keyPrefix?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly path?: string | undefined;
}

/** An offline queue or a resend would run calls after their callers gave up, or twice. RESP2 gives all libraries one form of reply. */
const OVERRIDES = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  enableAutoPipelining: false,
  enableReadyCheck: false,
  retryStrategy: () => null,
  sentinelRetryStrategy: () => null,
  reconnectOnError: null,
  maxRetriesPerRequest: null,
  commandTimeout: undefined,
  blockingTimeout: undefined,
  socketTimeout: undefined,
  stringNumbers: false,
  monitor: false,
  protocol: 2,
};

/** Connections like that of an ioredis client, which itself is left alone. */
export function ioredisSource(template: IoredisClient): ConnectionSource {
  const { keyPrefix, path, host, port } = template.options;
  if (keyPrefix !== undefined && keyPrefix !== '') {
    throw new TypeError(`the ioredis client has keyPrefix "${keyPrefix}": leave it out, and pass keyPrefix to the bus`);
  }
  return {
    where: path ?? `${host ?? 'localhost'}:${port ?? 6379}`,
    connect: (timeoutMs) => connect(template.duplicate({ ...OVERRIDES, connectTimeout: timeoutMs })),
  };
}

async function connect(client: IoredisClient): Promise<RedisConnection> {
  const connection = new IoredisConnection(client);
  try {
    await client.connect();
    return connection;
  } catch (error) {
    client.disconnect();
    // ioredis says "Connection is closed."; the event before it says why.
    throw connection.lastError ?? error;
  }
}

class IoredisConnection implements RedisConnection {
  readonly #client: IoredisClient;
  lastError: Error | undefined = undefined;
  #corked: Corkable | undefined = undefined;
  #isTurnWatched = false;

  constructor(client: IoredisClient) {
    this.#client = client;
    client.on('error', (error) => {
      this.lastError = error;
    });
  }

  send(command: readonly string[]): Promise<RedisValue> {
    this.#cork();
    const answer = this.#client.call(command[0] as string, command.slice(1)) as Promise<RedisValue>;
    if ((this.#corked?.writableLength ?? 0) > MOST_CHARS) this.#uncork();
    return answer;
  }

  /** What is sent in one turn goes out in one write: ioredis would make one for each command. */
  #cork(): void {
    const { stream } = this.#client;
    if (this.#corked !== undefined || typeof stream?.cork !== 'function') return;
    this.#corked = stream;
    stream.cork();
    if (this.#isTurnWatched) return;
    this.#isTurnWatched = true;
    afterTurn(() => {
      this.#isTurnWatched = false;
      this.#uncork();
    });
  }

  #uncork(): void {
    this.#corked?.uncork();
    this.#corked = undefined;
  }

  onEnd(listener: (error: Error) => void): void {
    let told = false;
    const tell = (): void => {
      if (told) return;
      told = true;
      listener(this.lastError ?? new Error('the connection was closed'));
    };
    this.#client.on('close', tell);
    this.#client.on('end', tell);
  }

  close(): void {
    try {
      this.#client.disconnect();
    } catch (error) {
      this.lastError = new Error(messageOf(error));
    }
  }
}
