import { HANDED_BACK } from '../entry/keys.js';
import { infoOf } from '../entry/stream-reads.js';
import type { RedisValue } from '../link/connection.js';
import { redisCodeOf } from '../link/redis-error.js';
import type { WorkerContext } from './worker-context.js';
import { markOf } from './once.js';

/** A consumer without entries that was not heard of for so many leases is taken for one that is gone. */
const GONE_AFTER_LEASES = 20;

/** Removes what peers that don't clean up leave behind: entries that all have acknowledged, and consumers that are gone. */
export async function cleanUp(context: WorkerContext): Promise<void> {
  const { commands, stream, group, consumer, leaseMs } = context;
  await commands.run('trim', stream, []);
  const consumers = (await commands.send(['XINFO', 'CONSUMERS', stream, group])) as readonly RedisValue[];
  for (const info of consumers.map(infoOf)) {
    const name = String(info.get('name'));
    if (name === consumer || name === HANDED_BACK || Number(info.get('pending')) > 0) continue;
    if (Number(info.get('idle')) > leaseMs * GONE_AFTER_LEASES) await commands.run('leave', stream, [group, name]);
  }
}

/** Makes the group where there is none; it begins at the first entry, so that earlier calls are served. Joins it. */
export async function joinGroup({ commands, stream, group, consumer }: WorkerContext): Promise<void> {
  try {
    await commands.send(['XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM']);
  } catch (error) {
    if (redisCodeOf(error) !== 'BUSYGROUP') throw error;
  }
  await commands.send(['XGROUP', 'CREATECONSUMER', stream, group, consumer]);
}

/** Rejects where the user lacks a right that a worker needs: later Redis would only be asked again and again. Changes nothing. */
export async function checkRights({ commands, keys, stream, group, consumer }: WorkerContext): Promise<void> {
  const noEntry = '0-0';
  await Promise.all([
    commands.send(['XREADGROUP', 'GROUP', group, consumer, 'COUNT', '1', 'STREAMS', stream, noEntry]),
    commands.send(['XPENDING', stream, group, '-', '+', '1', consumer]),
    commands.send(['XCLAIM', stream, group, consumer, '0', noEntry, 'JUSTID']),
    commands.send(['XADD', keys.replies('no-bus'), 'NOMKSTREAM', '*', 'type', 'rpc']),
    commands.run('ack', stream, [group, noEntry]),
  ]);
}

/** Takes a worker's name out of the group, unless something is pending under it. */
export async function leaveGroup({ commands, stream, group, consumer }: WorkerContext): Promise<void> {
  await commands.run('leave', stream, [group, consumer]).catch(() => undefined);
}

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
