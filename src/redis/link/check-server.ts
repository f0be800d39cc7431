import type { RedisConnection } from './connection.js';
import { redisCodeOf } from './redis-error.js';

/** What waiting does not help: a server that can't be used, or no library to reach one. */
export class UnusableServer extends Error {}

/** Rejects with what is wrong with a server, and what to do; with `UnusableServer` where a second try would be no better. */
export async function checkServer(connection: RedisConnection, where: string): Promise<void> {
  let info: string;
  try {
    info = String(await connection.send(['INFO']));
  } catch (error) {
    // A user without the right to INFO may be able to do all that the bus needs.
    if (redisCodeOf(error) === 'NOPERM') return;
    throw error;
  }
  const field = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  if (isOlder(field('redis_version'))) {
    throw new UnusableServer(
      `${where} runs Redis ${field('redis_version')}: the bus needs Redis 6.2 or later, or Valkey`,
    );
  }
  if (field('loading') === '1') throw new Error(`${where} is loading its data: try again`);
  if (field('role') === 'slave') throw new Error(`${where} is a read-only replica: connect to the primary`);
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return version !== '' && (major < 6 || (major === 6 && minor < 2));
}

/** Returns true if trying again would give the same. */
export function isHopeless(error: unknown): boolean {
  const code = redisCodeOf(error);
  return error instanceof UnusableServer || code === 'WRONGPASS' || code === 'NOAUTH' || code === 'NOPERM';
}
