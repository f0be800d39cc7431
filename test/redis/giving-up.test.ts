import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('a caller over Redis that gives up', () => {
  const fleet = useFleet();

  test('takes its call back, so that no worker begins it', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { concurrency: 1 });
    const client = await fleet().client();
    void client.call('jobs', 'work', { key: 'a' }).catch(() => undefined);
    await desk.arrived(1);
    const controller = new AbortController();
    const aborted = rejectionOf(client.call('jobs', 'work', { key: 'b' }, { signal: controller.signal }));
    const late = rejectionOf(client.call('jobs', 'work', { key: 'c' }, { timeoutMs: 30 }));
    await eventually(
      () => fleet().length(),
      (length) => length > 1,
    );

    controller.abort();

    expect([await aborted, await late]).toMatchObject([{ reason: 'aborted' }, { reason: 'timeout' }]);
    await eventually(
      () => fleet().length(),
      (length) => length === 1,
    );
    desk.endAll();
    expect(await client.call('jobs', 'quick', { key: 'next' })).toBe('next');
    expect(desk.begun).toEqual(['a', 'next']);
  });

  test('is not served late where it could not take its call back', async () => {
    const desk = new Desk();
    const { redis, stream } = fleet();
    const past = String(Date.now() - 1_000);
    await redis.send('XGROUP', 'CREATE', stream, 'jobs', '0', 'MKSTREAM');
    const envelope = JSON.stringify({ jsonrpc: '2.0', method: 'jobs.quick', params: { key: 'late' }, id: 1 });
    const fields = ['type', 'rpc', 'envelope', envelope, 'reply-to', `${fleet().prefix}:replies:x`, 'v', '1', 'n', '1'];
    await redis.send('XADD', stream, '*', ...fields, 'ttl', '60000', 'deadline', past);
    await redis.send('XADD', stream, '*', ...fields, 'ttl', '0', 'deadline', String(Date.now() + 60_000));

    await fleet().server(desk);

    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(desk.begun).toEqual([]);
  });
});
