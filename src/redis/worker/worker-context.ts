import type { Logger } from '../../transport/logger.js';
import type { Keys } from '../entry/keys.js';
import type { Link } from '../link/link.js';
import type { RedisClock } from '../link/redis-clock.js';
import type { AckBatch } from './ack-batch.js';
import type { HeldEntries } from './held-entries.js';
import type { ReplyWriter } from './reply-writer.js';
import type { Refusals } from './refusals.js';
import type { ServiceHost } from './service-host.js';

/** What the parts of one worker share. */
export interface WorkerContext {
  readonly host: ServiceHost;
  readonly keys: Keys;
  /** The stream of the service, and its group. */
  readonly stream: string;
  readonly group: string;
  readonly consumer: string;
  readonly instanceId: string;
  /** For commands that don't block. */
  readonly commands: Link;
  /** For the read that blocks. */
  readonly reading: Link;
  readonly clock: RedisClock;
  readonly held: HeldEntries;
  readonly acks: AckBatch;
  readonly replies: ReplyWriter;
  readonly refusals: Refusals;
  readonly logger: Logger;
  readonly leaseMs: number;
  readonly maxDeliveries: number;
  readonly idempotencyMs: number;
  readonly timeoutMs: number;
}
