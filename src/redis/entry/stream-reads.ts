import type { RedisValue } from '../link/connection.js';

/** One entry of a stream: its id, and its fields, names and values by turns. */
export interface StreamEntry {
  readonly id: string;
  readonly fields: readonly string[];
}

/** An entry that was read, and not acknowledged. */
export interface PendingEntry {
  readonly id: string;
  readonly consumer: string;
  readonly idleMs: number;
  readonly deliveries: number;
}

/** The entries of one stream, as XREAD and XREADGROUP answer. */
export function entriesOfRead(reply: RedisValue): StreamEntry[] {
  if (!Array.isArray(reply)) return [];
  const [first] = reply as readonly RedisValue[];
  return Array.isArray(first) ? entriesOf(first[1] as RedisValue) : [];
}

/** The entries of a list, as XRANGE and XCLAIM answer; Redis 6.2 has `null` for what was deleted. */
export function entriesOf(list: RedisValue): StreamEntry[] {
  const entries: StreamEntry[] = [];
  if (!Array.isArray(list)) return entries;
  for (const entry of list as readonly RedisValue[]) {
    if (!Array.isArray(entry)) continue;
    const [id, fields] = entry as readonly RedisValue[];
    if (typeof id === 'string' && Array.isArray(fields)) entries.push({ id, fields: fields as string[] });
  }
  return entries;
}

/** What XPENDING answers in its long form. */
export function pendingOf(list: RedisValue): PendingEntry[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly (readonly [string, string, number, number])[]).map(([id, consumer, idleMs, deliveries]) => ({
    id,
    consumer,
    idleMs: Number(idleMs),
    deliveries: Number(deliveries),
  }));
}

/** A list of names and values by turns, as XINFO answers. */
export function infoOf(pairs: RedisValue): ReadonlyMap<string, RedisValue> {
  const map = new Map<string, RedisValue>();
  if (!Array.isArray(pairs)) return map;
  const list = pairs as readonly RedisValue[];
  for (let index = 0; index + 1 < list.length; index += 2) map.set(String(list[index]), list[index + 1] as RedisValue);
  return map;
}

/** The milliseconds since 1970, by Redis' clock, at which an entry was added. */
export function msOf(entryId: string): number {
  return Number(entryId.slice(0, entryId.indexOf('-')));
}

/** The smallest id that is greater. */
export function idAfter(entryId: string): string {
  const dash = entryId.indexOf('-');
  return `${entryId.slice(0, dash)}-${BigInt(entryId.slice(dash + 1)) + 1n}`;
}
