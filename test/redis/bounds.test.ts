import { describe, expect, test } from 'vitest';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('what stays in Redis', () => {
  const fleet = useFleet({ leaseMs: 30, replyTtlMs: 2_000 });

  test('is no more of a bus that died than a stream that expires', async () => {
    await fleet().server(new Desk());
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'k' });

    const [key] = (await fleet().redis.send('KEYS', `${fleet().prefix}:replies:*`)) as string[];
    const ttl = (await fleet().redis.send('PTTL', String(key))) as number;

    expect(ttl).toBeGreaterThan(0);
    expect(ttl).toBeLessThanOrEqual(2_000);
  });

  test('is renewed while its bus lives', async () => {
    const client = await fleet().client({ replyTtlMs: 1_500 });
    const [key] = (await fleet().redis.send('KEYS', `${fleet().prefix}:replies:*`)) as string[];
    await fleet().redis.send('PEXPIRE', String(key), '1200');

    await eventually(
      () => fleet().redis.send('PTTL', String(key)),
      (ttl) => Number(ttl) > 1_200,
    );

    await client.stop();
  });

  test('is not what peers acknowledged and did not delete', async () => {
    const { redis, stream } = fleet();
    await redis.send('XGROUP', 'CREATE', stream, 'jobs', '0', 'MKSTREAM');
    for (let n = 0; n < 5; n++) {
      const id = String(await redis.send('XADD', stream, '*', 'type', 'rpc', 'envelope', '{}'));
      await redis.send('XREADGROUP', 'GROUP', 'jobs', 'jobs:clamator', 'STREAMS', stream, '>');
      await redis.send('XACK', stream, 'jobs', id);
    }

    await fleet().server(new Desk());

    expect(
      await eventually(
        () => fleet().length(),
        (length) => length === 0,
      ),
    ).toBe(0);
  });

  test('keeps what a peer still works on, and what another group has not read', async () => {
    const { redis, stream } = fleet();
    await redis.send('XGROUP', 'CREATE', stream, 'jobs', '0', 'MKSTREAM');
    await redis.send('XGROUP', 'CREATE', stream, 'audit', '0');
    const id = String(await redis.send('XADD', stream, '*', 'type', 'rpc', 'envelope', '{}'));
    await redis.send('XREADGROUP', 'GROUP', 'jobs', 'jobs:clamator', 'STREAMS', stream, '>');
    await redis.send('XACK', stream, 'jobs', id);
    await fleet().server(new Desk());
    const client = await fleet().client();
    // A consumer that is gone goes in the same cleaning.
    const consumers = async (): Promise<string> =>
      JSON.stringify(await redis.send('XINFO', 'CONSUMERS', stream, 'jobs'));
    await eventually(consumers, (list) => !list.includes('clamator'));

    expect(await client.call('jobs', 'quick', { key: 'k' })).toBe('k');
    expect(
      await eventually(
        () => fleet().length(),
        (length) => length === 1,
      ),
    ).toBe(1);
  });

  test('is not the names of workers that are gone', async () => {
    const { redis, stream } = fleet();
    await redis.send('XGROUP', 'CREATE', stream, 'jobs', '0', 'MKSTREAM');
    for (let n = 0; n < 5; n++) await redis.send('XGROUP', 'CREATECONSUMER', stream, 'jobs', `jobs:gone-${n}`);

    await fleet().server(new Desk());

    const consumers = async (): Promise<string> =>
      JSON.stringify(await redis.send('XINFO', 'CONSUMERS', stream, 'jobs'));
    expect(await eventually(consumers, (list) => !list.includes('gone'))).not.toContain('gone');
  });

  test('expires, but for streams of requests and dead letters', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { idempotencyMs: 60_000 });
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'k' }, { idempotencyKey: 'once' });
    const { redis, stream, prefix } = fleet();
    await redis.send('XADD', stream, '*', 'nothing', 'useful');
    await eventually(
      () => redis.send('XLEN', `${prefix}:dead:jobs`),
      (length) => length === 1,
    );

    const keys = (await redis.send('KEYS', `${prefix}:*`)) as string[];
    const ttls = await Promise.all(keys.map(async (key) => [key, await redis.send('PTTL', key)] as const));

    const forever = ttls.filter(([, ttl]) => ttl === -1).map(([key]) => key);
    expect(forever.toSorted()).toEqual([`${prefix}:cmds:jobs`, `${prefix}:dead:jobs`]);
  });
});
