import { real } from '../../transport/clock.js';
import type { ConnectionSource, RedisConnection, RedisValue } from './connection.js';

/** What is used of a client of node-redis (`redis` or `@redis/client`), version 5 or 6. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  readonly options?: NodeRedisOptions | undefined;
  duplicate(override: object): NodeRedisClient;
  sendCommand(command: readonly string[]): Promise<unknown>;
  on(event: string, listener: (error: Error) => void): unknown;
  connect(): Promise<unknown>;
  destroy(): void;
}

interface NodeRedisOptions {
  readonly keyPrefix?: string | undefined;
  readonly socket?: { readonly host?: string; readonly port?: number; readonly path?: string } | undefined;
}

/** Connections like that of a node-redis client, which itself is left alone. */
export function nodeRedisSource(template: NodeRedisClient): ConnectionSource {
  const { keyPrefix, socket = {} } = template.options ?? {};
  if (keyPrefix !== undefined && keyPrefix !== '') {
    throw new TypeError(`the redis client has keyPrefix "${keyPrefix}": leave it out, and pass keyPrefix to the bus`);
  }
  return {
    where: socket.path ?? `${socket.host ?? 'localhost'}:${socket.port ?? 6379}`,
    connect: (timeoutMs) => connect(template.duplicate(overrides(socket, timeoutMs))),
  };
}

/**
 * RESP2 gives all libraries one form of reply; node-redis refuses it while it listens for maintenance notifications. Version 6
 * takes back what it could not write within 5 s, as after a turn that makes 100 000 calls.
 */
function overrides(socket: object, connectTimeout: number): object {
  return {
    RESP: 2,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    commandsQueueMaxLength: undefined,
    commandOptions: { timeout: undefined },
    pingInterval: undefined,
    clientSideCache: undefined,
    emitInvalidate: undefined,
    readonly: false,
    socket: { ...socket, connectTimeout, socketTimeout: undefined, reconnectStrategy: false },
  };
}

async function connect(client: NodeRedisClient): Promise<RedisConnection> {
  const connection = new NodeRedisConnection(client);
  try {
    await withRealImmediate(() => client.connect());
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

class NodeRedisConnection implements RedisConnection {
  readonly #client: NodeRedisClient;
  #ended: Error | undefined = undefined;
  #listener: ((error: Error) => void) | undefined = undefined;

  constructor(client: NodeRedisClient) {
    this.#client = client;
    client.on('error', (error) => this.#end(error));
    client.on('end', () => this.#end(new Error('the connection was closed')));
  }

  /** node-redis writes in an immediate, which must not be a fake one. */
  send(command: readonly string[]): Promise<RedisValue> {
    return withRealImmediate(() => this.#client.sendCommand(command)) as Promise<RedisValue>;
  }

  onEnd(listener: (error: Error) => void): void {
    this.#listener = listener;
    if (this.#ended !== undefined) listener(this.#ended);
  }

  close(): void {
    try {
      if (this.#client.isOpen) this.#client.destroy();
    } catch {
      // It was closed in the meantime.
    }
    this.#end(new Error('the connection was closed'));
  }

  #end(error: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    this.#listener?.(error);
  }
}

/** Runs `action` while `setImmediate` is the real one, for code of others that uses it. */
function withRealImmediate<T>(action: () => T): T {
  const host = globalThis as { setImmediate?: unknown };
  const current = host.setImmediate;
  if (current === real.setImmediate || real.setImmediate === undefined) return action();
  host.setImmediate = real.setImmediate;
  try {
    return action();
  } finally {
    host.setImmediate = current;
  }
}
