import type { OutgoingReply } from '../entry/reply-entry.js';
import { pause } from '../link/within.js';
import type { HeldRequest } from './held-entries.js';
import type { WorkerContext } from './worker-context.js';

/** How often a repeat looks whether the first call with its key has ended. */
const LOOK_MS = 25;
/** What an idempotency key holds while its first call runs begins so; a reply that is kept is an object of JSON. */
const MARK = 'run:';

/** What an idempotency key holds while the request of an entry runs. */
export function markOf(entryId: string): string {
  return `${MARK}${entryId}`;
}

/** How a request stands to the others of its idempotency key. */
export type OnceState = 'first' | 'late' | 'stopped' | OutgoingReply;

/**
 * Finds the first reply to an idempotency key, waiting for it while the first call still runs. `'first'`: this call is the
 * first, whose reply `keepReply` must then keep; `'late'`: its caller has given up; `'stopped'`: the worker leaves. Asks
 * again where Redis refuses or can't be reached: nothing has run, and the entry is this worker's.
 */
export async function firstReply(
  context: WorkerContext,
  held: HeldRequest,
  onceKey: string,
  isStopped: () => boolean,
): Promise<OnceState> {
  const { clock, commands } = context;
  while (clock.nowMs() < held.request.deadlineMs) {
    if (isStopped()) return 'stopped';
    try {
      const state = await ask(context, held, onceKey);
      if (state !== undefined) return state;
    } catch (error) {
      commands.dropIfUnfit(error);
    }
    await pause(LOOK_MS);
  }
  return 'late';
}

/** `undefined` while another call runs. */
async function ask(
  { commands, leaseMs }: WorkerContext,
  held: HeldRequest,
  onceKey: string,
): Promise<OnceState | undefined> {
  const mark = markOf(held.id);
  const set = await commands.send(['SET', onceKey, mark, 'NX', 'PX', String(leaseMs)]);
  if (set !== null) return 'first';
  const found = await commands.send(['GET', onceKey]);
  if (found === mark) return 'first';
  return typeof found === 'string' && !found.startsWith(MARK) ? restored(found, held) : undefined;
}

/**
 * Keeps the first reply for later calls with its key, and resolves with it: that of another worker where one took the call
 * over and was quicker. Tries again where Redis refuses, for as long as the caller waits.
 */
export async function keepReply(
  { commands, clock, idempotencyMs }: WorkerContext,
  held: HeldRequest,
  onceKey: string,
  reply: OutgoingReply,
  isEnded: () => boolean,
): Promise<OutgoingReply> {
  const kept = JSON.stringify({ frame: reply.frame, isUndefined: reply.isUndefined });
  do {
    try {
      const earlier = await commands.run('keepOnce', onceKey, [MARK, kept, String(idempotencyMs)]);
      return typeof earlier === 'string' ? restored(earlier, held) : reply;
    } catch (error) {
      commands.dropIfUnfit(error);
      await pause(LOOK_MS);
    }
  } while (!isEnded() && clock.nowMs() < held.request.deadlineMs);
  return reply;
}

/** The same reply, to the call at hand: its id is that call's. */
function restored(kept: string, { request }: HeldRequest): OutgoingReply {
  const { frame, isUndefined } = JSON.parse(kept) as { readonly frame: string; readonly isUndefined: boolean };
  const { id } = JSON.parse(request.frame) as { readonly id: unknown };
  const response = { ...(JSON.parse(frame) as object), id };
  return { frame: JSON.stringify(response), tag: request.tag, isUndefined };
}
