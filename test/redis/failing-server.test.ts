import { setTimeout as realDelay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { RedisRpcClient } from 'rpc-testkit/redis';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, Fleet } from './support/fleet.js';
import { hasRedis, OwnRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('a failing server', () => {
  let fleet: Fleet | undefined;
  const begin = async (...options: readonly string[]): Promise<Fleet> => {
    const redis = await OwnRedis.start(...options);
    fleet = new Fleet(redis, { leaseMs: 200, connectTimeoutMs: 1_000 });
    return fleet;
  };
  afterEach(async () => {
    await fleet?.end();
    await fleet?.redis.close();
    fleet = undefined;
  });

  test('that is frozen does not keep a bus from closing', async () => {
    const { redis } = await begin();
    const client = await (fleet as Fleet).client();
    const bus = (fleet as Fleet).bus();
    const other = new RedisRpcClient({ bus });
    await other.start();

    redis.freeze();
    await other.stop();
    await bus.close();
    redis.thaw();

    await expect(other.call('jobs', 'quick', { key: 'k' })).rejects.toMatchObject({ reason: 'stopped' });
    await client.stop();
  });

  test('that dies just after a call keeps no server from stopping until all replies would be given up', async () => {
    const { redis } = await begin();
    const server = await (fleet as Fleet).server(new Desk());
    const client = await (fleet as Fleet).client();
    await client.call('jobs', 'quick', { key: 'k' });

    // The acknowledgement waits for others, and is then on its way.
    redis.freeze();
    await redis.kill();
    const stopped = server.stop().then(() => 'stopped');

    expect(await Promise.race([stopped, realDelay(4_000, 'waits', { ref: false })])).toBe('stopped');
  });

  test('that restarts without its data is used on', async () => {
    const { redis } = await begin();
    await fleet?.server(new Desk());
    const client = await (fleet as Fleet).client();
    await client.call('jobs', 'quick', { key: 'before' });

    await redis.restart();

    const answer = await eventually(
      () => client.call('jobs', 'quick', { key: 'k' }).catch(String),
      (text) => text === 'k',
    );
    expect(answer).toBe('k');
  });

  test('that restarts with its data loses no call', async () => {
    const { redis } = await begin('--appendonly', 'yes', '--appendfsync', 'always');
    const desk = new Desk();
    await fleet?.server(desk);
    const client = await (fleet as Fleet).client();
    const calls = ['a', 'b'].map((key) => client.call('jobs', 'work', { key }));
    await desk.arrived(2);
    await eventually(
      () => (fleet as Fleet).pending(),
      (pending) => pending.length === 2,
    );

    await redis.restart();
    desk.endAll();

    expect(await Promise.all(calls)).toEqual(['a', 'b']);
    await eventually(
      () => (fleet as Fleet).length(),
      (length) => length === 0,
    );
    expect(desk.begun).toEqual(['a', 'b']);
  });

  test('that is out of memory loses no reply, and refuses new calls with its text', async () => {
    const { redis } = await begin('--maxmemory-policy', 'noeviction');
    const desk = new Desk();
    await fleet?.server(desk);
    const client = await (fleet as Fleet).client();
    const calls = ['a', 'b', 'c'].map((key) => client.call('jobs', 'work', { key }));
    await desk.arrived(3);

    await redis.send('CONFIG', 'SET', 'maxmemory', '1');
    desk.endAll();
    const refused = await rejectionOf(client.call('jobs', 'quick', { key: 'new' }));
    await redis.send('CONFIG', 'SET', 'maxmemory', '0');

    expect(refused).toMatchObject({ reason: 'disconnected', message: expect.stringContaining('OOM') });
    expect(await Promise.all(calls)).toEqual(['a', 'b', 'c']);
    expect(desk.begun).toHaveLength(3);
    await eventually(
      () => (fleet as Fleet).length(),
      (length) => length === 0,
    );
  });

  test('that was frozen runs no call whose caller has given up', async () => {
    const { redis } = await begin();
    const desk = new Desk();
    await fleet?.server(desk);
    const client = await (fleet as Fleet).client();
    await client.call('jobs', 'quick', { key: 'before' });

    redis.freeze();
    const late = await rejectionOf(client.call('jobs', 'quick', { key: 'late' }, { timeoutMs: 50 }));
    // Clocks are estimates: so much is no question of them.
    await rejectionOf(client.call('jobs', 'quick', { key: 'later' }, { timeoutMs: 300 }));
    redis.thaw();
    const next = await eventually(
      () => client.call('jobs', 'quick', { key: 'next' }).catch(String),
      (text) => text === 'next',
    );

    expect(late).toMatchObject({ reason: 'timeout' });
    expect(next).toBe('next');
    expect(desk.begun).not.toContain('late');
  });

  test('that becomes a replica is left, until it is a primary again', async () => {
    const { redis } = await begin();
    const desk = new Desk();
    await fleet?.server(desk);
    const client = await (fleet as Fleet).client({ connectTimeoutMs: 1_000 });
    await client.call('jobs', 'quick', { key: 'before' });

    await redis.send('REPLICAOF', '127.0.0.1', '1');
    const refused = await rejectionOf(client.call('jobs', 'quick', { key: 'k' }));
    const waits = rejectionOf(client.call('jobs', 'quick', { key: 'k' }));
    expect(refused).toMatchObject({ reason: 'disconnected', message: expect.stringContaining('READONLY') });
    expect(await waits).toMatchObject({
      reason: 'disconnected',
      message: expect.stringContaining('read-only replica'),
    });
    await redis.send('REPLICAOF', 'NO', 'ONE');

    const answer = await eventually(
      () => client.call('jobs', 'quick', { key: 'k' }).catch(String),
      (text) => text === 'k',
    );
    expect(answer).toBe('k');
  });
});
