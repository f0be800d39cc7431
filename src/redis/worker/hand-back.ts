import { HANDED_BACK } from '../entry/keys.js';
import type { WorkerContext } from './worker-context.js';

/** An entry to hand back, and how many deliveries it has behind it. */
export interface HandedBack {
  readonly id: string;
  readonly deliveries: number;
}

/** As long unused as it takes for any peer to claim it at its next look: a day. */
const IDLE_MS = 86_400_000;

/**
 * Gives entries to a consumer that stays in the group, so that the next look of any worker, of any make, takes them. Where
 * Redis does not answer, the leases run out instead.
 */
export async function handBack(
  { commands, stream, group, consumer }: WorkerContext,
  entries: readonly HandedBack[],
): Promise<void> {
  if (entries.length === 0) return;
  const pairs = entries.flatMap(({ id, deliveries }) => [id, String(Math.max(0, deliveries))]);
  const args = [group, consumer, HANDED_BACK, String(IDLE_MS), ...pairs];
  await commands.run('handBack', stream, args).catch(() => undefined);
}
