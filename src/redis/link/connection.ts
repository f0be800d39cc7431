/** What Redis answers, as RESP2 has it. */
export type RedisValue = string | number | null | readonly RedisValue[];

/**
 * One connection to Redis. It never reconnects, never queues and never resends: when it breaks, each command that was in
 * flight rejects, and its outcome is unknown.
 */
export interface RedisConnection {
  /** Sends a command. Rejects with the client library's own error; `redisCodeOf` tells what kind of error it is. */
  send(command: readonly string[]): Promise<RedisValue>;
  /** Calls back once, when the connection has ended, with the reason. */
  onEnd(listener: (error: Error) => void): void;
  /** Ends the connection at once. */
  close(): void;
}

/** Makes connections to one Redis; each is independent of the others. */
export interface ConnectionSource {
  /** Names the server in messages; never with a password. */
  readonly where: string;
  /** Resolves when all code is there that `connect` takes, or can't be had: `connect` tells. May be called again. */
  load?(): Promise<void>;
  /** Rejects when there is no connection within `timeoutMs`. */
  connect(timeoutMs: number): Promise<RedisConnection>;
}

/** The same connection; `heard` is called at each answer, a refusal included. */
export function listening(connection: RedisConnection, heard: () => void): RedisConnection {
  return {
    send: (command) => {
      const answer = connection.send(command);
      answer.then(heard, heard);
      return answer;
    },
    onEnd: (listener) => connection.onEnd(listener),
    close: () => connection.close(),
  };
}
