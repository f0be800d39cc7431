import type { OutgoingReply } from '../entry/reply-entry.js';
import { pause } from '../link/within.js';
import type { HeldEntry } from './held-entries.js';
import type { WorkerContext } from './worker-context.js';

/** How often a repeat looks whether the first call with its key has ended. */
const LOOK_MS = 25;

/**
 * Finds the first reply to an idempotency key, waiting for it while the first call still runs; `undefined` where this call
 * is the first, whose reply `keepReply` must then keep. Rejects when Redis can't be asked.
 */
export async function firstReply(
  context: WorkerContext,
  held: HeldEntry,
  onceKey: string,
): Promise<OutgoingReply | undefined | 'late'> {
  const { commands, clock, leaseMs } = context;
  const mark = `run:${held.request.entryId}`;
  while (clock.nowMs() < held.request.deadlineMs) {
    const set = await commands.send(['SET', onceKey, mark, 'NX', 'PX', String(leaseMs)]);
    if (set !== null) return undefined;
    const found = await commands.send(['GET', onceKey]);
    if (found === mark) return undefined;
    if (typeof found === 'string' && found.startsWith('{')) return restored(found, held);
    await pause(LOOK_MS);
  }
  return 'late';
}

/** Keeps the first reply for later calls with its key. Rejects when Redis refuses. */
export async function keepReply(
  { commands, idempotencyMs }: WorkerContext,
  onceKey: string,
  reply: OutgoingReply,
): Promise<void> {
  const kept = JSON.stringify({ frame: reply.frame, isUndefined: reply.isUndefined });
  await commands.send(['SET', onceKey, kept, 'PX', String(idempotencyMs)]);
}

/** The same reply, to the call at hand: its id is that call's. */
function restored(kept: string, { request }: HeldEntry): OutgoingReply {
  const { frame, isUndefined } = JSON.parse(kept) as { readonly frame: string; readonly isUndefined: boolean };
  const { id } = JSON.parse(request.frame) as { readonly id: unknown };
  const response = { ...(JSON.parse(frame) as object), id };
  return { frame: JSON.stringify(response), tag: request.tag, isUndefined };
}
