/** The names of all keys of a bus, consumer groups and consumers. They are those of clamator's transport. */
export class Keys {
  readonly prefix: string;

  /** Throws a `TypeError` for a prefix that is not a string. */
  constructor(prefix: string) {
    if (typeof prefix !== 'string' || prefix === '')
      throw new TypeError('keyPrefix must be a string that is not empty');
    this.prefix = prefix;
  }

  /** The stream of a service's requests. */
  commands(service: string): string {
    return `${this.prefix}:cmds:${service}`;
  }

  /** The stream of requests that could not be handled. */
  dead(service: string): string {
    return `${this.prefix}:dead:${service}`;
  }

  /** The stream on which a bus gets its replies. */
  replies(busId: string): string {
    return `${this.prefix}:replies:${busId}`;
  }

  /** Where the first reply to an idempotency key is kept. */
  idempotency(method: string, key: string): string {
    return `${this.prefix}:once:${method}:${key}`;
  }

  /** Returns true if answers may be written to a key that a request names: a request could name any key. */
  isReplies(key: string): boolean {
    const prefix = `${this.prefix}:replies:`;
    return key.length > prefix.length && key.length <= prefix.length + 256 && key.startsWith(prefix);
  }
}

/**
 * The name of one worker in the group of its service, which is named like the service. Processes may have the same name: were
 * they one consumer, each would take the other's calls for its own lost ones.
 */
export function consumerOf(service: string, instanceId: string): string {
  return `${service}:${instanceId}:${crypto.randomUUID().slice(0, 8)}`;
}

/** The consumer that holds what stopping workers hand back; it stays in the group. */
export const HANDED_BACK = 'handed-back';
