import { describe, expect, test } from 'vitest';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('a server', () => {
  const fleet = useFleet({ leaseMs: 200 });

  test('that was flushed is used on: group and streams come back', async () => {
    const { redis } = fleet();
    await fleet().server(new Desk());
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'before' });

    await redis.send('FLUSHALL');
    const call = client.call('jobs', 'quick', { key: 'at once' });

    expect(await call).toBe('at once');
  });

  test('whose clock is behind that of the one before does not lose replies', async () => {
    const { redis, prefix } = fleet();
    await fleet().server(new Desk());
    const client = await fleet().client();
    const [replies] = (await redis.send('KEYS', `${prefix}:replies:*`)) as string[];
    await redis.send('XADD', String(replies), `${Date.now() + 3_600_000}-0`, 'n', '0');
    await client.call('jobs', 'quick', { key: 'before' });

    await redis.send('FLUSHALL');

    expect(await client.call('jobs', 'quick', { key: 'after' })).toBe('after');
  });

  test('on which something else took the place of a stream is not asked over and over, and the log says so', async () => {
    const { redis, stream } = fleet();
    const { logger, entries } = recordingLogger();
    const desk = new Desk();
    await fleet().server(desk, '', { logger });
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'before' });
    const call = client.call('jobs', 'work', { key: 'k' });
    await desk.arrived(2);

    await redis.sendAll([
      ['DEL', stream],
      ['SET', stream, 'mine'],
    ]);
    desk.endAll();
    const answer = await call;
    await eventually(
      () => entries.length,
      (count) => count > 0,
    );
    const began = performance.now();
    await eventually(
      () => performance.now() - began,
      (passed) => passed > 300,
    );
    const refusals = Number(
      /errorstat_WRONGTYPE:count=(\d+)/.exec(String(await redis.send('INFO', 'errorstats')))?.[1],
    );
    await redis.send('DEL', stream);

    expect(answer).toBe('k');
    expect(refusals).toBeLessThan(60);
    expect(entries).toMatchObject([{ level: 'warn', fields: { service: 'jobs' } }]);
    expect(await client.call('jobs', 'quick', { key: 'after' })).toBe('after');
  });

  test('that lost its group only makes it again, and serves what came in between', async () => {
    const { redis } = fleet();
    const desk = new Desk();
    await fleet().server(desk);
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'before' });

    await redis.send('XGROUP', 'DESTROY', fleet().stream, 'jobs');

    expect(await client.call('jobs', 'quick', { key: 'after' })).toBe('after');
  });
});
