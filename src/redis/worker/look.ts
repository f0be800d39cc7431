import { readRequest } from '../entry/request-entry.js';
import { entriesOf, pendingOf, type PendingEntry } from '../entry/stream-reads.js';
import { bury } from './dead-letters.js';
import type { Handling } from './handling.js';
import type { WorkerContext } from './worker-context.js';

/** The most entries that one step of a look asks for. */
const MOST = 100;

/** Takes over what other workers left: entries whose lease has run out, while there are any and slots are free. */
export async function takeOver(context: WorkerContext, handling: Handling): Promise<void> {
  const { commands, stream, group, leaseMs, held } = context;
  for (;;) {
    const count = Math.min(held.free, MOST);
    if (count === 0 || handling.isStopped) return;
    const range = ['IDLE', String(leaseMs), '-', '+', String(count)];
    const idle = pendingOf(await commands.send(['XPENDING', stream, group, ...range]));
    const left = idle.filter(({ id }) => !held.has(id));
    const taken = await Promise.all(
      left.map((entry) => claim(context, handling, entry, leaseMs, entry.deliveries + 1)),
    );
    if (!taken.includes(true)) return;
  }
}

/**
 * Takes what is pending under this worker's own name although it does not hold it: a delivery that a broken connection
 * lost, which does not count.
 */
export async function takeOwn(context: WorkerContext, handling: Handling): Promise<void> {
  const { commands, stream, group, consumer, held } = context;
  for (;;) {
    const count = held.size + Math.min(held.free, MOST);
    if (held.free === 0 || handling.isStopped) return;
    const own = pendingOf(await commands.send(['XPENDING', stream, group, '-', '+', String(count), consumer]));
    const left = own.filter(({ id }) => !held.has(id)).slice(0, held.free);
    const taken = await Promise.all(left.map((entry) => claim(context, handling, entry, 0, entry.deliveries)));
    if (!taken.includes(true)) return;
  }
}

/**
 * Claims one entry and begins it, or buries it where it was delivered too often. `deliveries` is its new count. Returns true
 * if the entry is no longer pending as it was.
 */
async function claim(
  context: WorkerContext,
  handling: Handling,
  pending: PendingEntry,
  minIdleMs: number,
  deliveries: number,
): Promise<boolean> {
  const { commands, stream, group, consumer, maxDeliveries, host } = context;
  const args = [group, consumer, String(minIdleMs), pending.id, 'RETRYCOUNT', String(Math.max(1, deliveries))];
  const [entry] = entriesOf(await commands.send(['XCLAIM', stream, ...args]));
  if (entry === undefined) return await removeGhost(context, pending.id);
  if (deliveries <= maxDeliveries) {
    handling.take(entry, Math.max(1, deliveries));
    return true;
  }
  const why = `it was delivered ${pending.deliveries} times, and no worker answered it`;
  const request = readRequest(entry);
  await bury(context, entry, why, pending.deliveries, request && host.refusal(request, why));
  return true;
}

/** An entry that its caller took back stays pending, in Redis 6 for good. */
async function removeGhost({ commands, stream, group }: WorkerContext, id: string): Promise<boolean> {
  const found = entriesOf(await commands.send(['XRANGE', stream, id, id]));
  if (found.length > 0) return false;
  await commands.send(['XACK', stream, group, id]);
  return true;
}
