import { entriesOf, infoOf, msOf } from './entry/stream-reads.js';
import type { RedisValue } from './link/connection.js';
import type { Link } from './link/link.js';
import { redisCodeOf } from './link/redis-error.js';
import type { RedisCore } from './redis-core.js';

/** How much work is in the stream of one service. */
export interface ServiceStats {
  /** Calls that no worker has taken yet. */
  readonly backlog: number;
  /** Calls that a worker has taken and not acknowledged. */
  readonly pending: number;
  /** Dead letters. */
  readonly dead: number;
  /** The age of the oldest of the first two, in milliseconds; 0 where there is none. */
  readonly oldestMs: number;
}

/** The numbers of all services whose streams are under the prefix of a bus. */
export async function readStats(core: RedisCore): Promise<Record<string, ServiceStats>> {
  const { keys, connectTimeoutMs } = core.settings;
  await core.commands.ready(connectTimeoutMs);
  const names = await findServices(core.commands, keys.commands(''), core.caller.services);
  const stats = await Promise.all(names.map(async (name) => [name, await statsOf(core, name)] as const));
  return Object.fromEntries(stats);
}

async function findServices(commands: Link, prefix: string, known: Iterable<string>): Promise<string[]> {
  const names = new Set(known);
  const pattern = `${prefix.replaceAll(/[*?[\]\\]/g, String.raw`\$&`)}*`;
  for (let cursor = ''; cursor !== '0';) {
    const scan = ['SCAN', cursor === '' ? '0' : cursor, 'MATCH', pattern, 'COUNT', '1000', 'TYPE', 'stream'];
    const [next, found] = (await commands.send(scan)) as readonly [string, readonly string[]];
    for (const key of found) names.add(key.slice(prefix.length));
    cursor = String(next);
  }
  return [...names].sort();
}

async function statsOf({ commands, settings: { keys }, clock }: RedisCore, service: string): Promise<ServiceStats> {
  const stream = keys.commands(service);
  const [length, dead, groups, oldest] = await Promise.all([
    commands.send(['XLEN', stream]),
    commands.send(['XLEN', keys.dead(service)]),
    commands.send(['XINFO', 'GROUPS', stream]).catch(emptyWhereGone),
    commands.send(['XRANGE', stream, '-', '+', 'COUNT', '1']),
  ]);
  const group = (groups as readonly RedisValue[]).map(infoOf).find((info) => info.get('name') === service);
  const pending = Number(group?.get('pending') ?? 0);
  const [first] = entriesOf(oldest);
  const backlog = await backlogOf(commands, stream, String(group?.get('last-delivered-id') ?? '0-0'), {
    length: Number(length),
    pending,
  });
  const isWorkLeft = first !== undefined && backlog + pending > 0;
  return {
    backlog,
    pending,
    dead: Number(dead),
    oldestMs: isWorkLeft ? Math.max(0, Math.round(clock.nowMs() - msOf(first.id))) : 0,
  };
}

function emptyWhereGone(error: unknown): RedisValue {
  if (redisCodeOf(error) === 'ERR') return [];
  throw error;
}

/** Redis' own `lag` is unknown once entries were deleted: so what was delivered last is compared with what is there. */
async function backlogOf(
  commands: Link,
  stream: string,
  delivered: string,
  { length, pending }: { readonly length: number; readonly pending: number },
): Promise<number> {
  const next = entriesOf(await commands.send(['XRANGE', stream, `(${delivered}`, '+', 'COUNT', '1']));
  return next.length === 0 ? 0 : Math.max(1, length - pending);
}
