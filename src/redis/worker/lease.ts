import { markOf } from './once.js';
import type { WorkerContext } from './worker-context.js';

/** The most ids that one script is given. */
const MOST = 500;

/**
 * Renews the leases of what this worker holds, and of the idempotency keys under which it works. Where another worker has
 * taken an entry over, it stays with that one.
 */
export async function renewLeases({ commands, held, stream, group, consumer, leaseMs }: WorkerContext): Promise<void> {
  const all = held.all();
  const ids = all.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += MOST) {
    await commands.run('renew', stream, [group, consumer, ...ids.slice(from, from + MOST)]);
  }
  for (const { id, onceKey, phase } of all) {
    if (onceKey === undefined || phase === 'waiting') continue;
    await commands.run('renewOnce', onceKey, [markOf(id), String(leaseMs)]);
  }
}
