import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('idempotency keys over Redis', () => {
  const fleet = useFleet({ leaseMs: 300 });
  const once = { idempotencyMs: 60_000 };

  test('give a repeat the first reply', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };

    const first = await client.call('jobs', 'quick', { key: 'a' }, options);
    const again = await client.call('jobs', 'quick', { key: 'b' }, options);
    const other = await client.call('jobs', 'quick', { key: 'c' }, { idempotencyKey: 'order-2' });

    expect([first, again, other]).toEqual(['a', 'a', 'c']);
    expect(desk.begun).toEqual(['a', 'c']);
  });

  test('have a repeat wait while the first call runs, on another worker too', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { ...once, concurrency: 1 });
    await fleet().server(desk, '', { ...once, concurrency: 1 });
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };

    const first = client.call('jobs', 'work', { key: 'a' }, options);
    await desk.arrived(1);
    const again = client.call('jobs', 'work', { key: 'b' }, options);
    await eventually(
      () => fleet().pending(),
      (pending) => pending.length === 2,
    );
    desk.endAll();

    expect([await first, await again]).toEqual(['a', 'a']);
    expect(desk.begun).toEqual(['a']);
  });

  test('do not keep a worker from stopping: a repeat that waits is handed back', async () => {
    const [one, two] = [new Desk(), new Desk()];
    await fleet().server(one, '', { ...once, concurrency: 1 });
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };
    const first = client.call('jobs', 'work', { key: 'a' }, options);
    await one.arrived(1);
    const second = await fleet().server(two, '', once);
    const again = client.call('jobs', 'work', { key: 'b' }, options);
    await eventually(
      () => fleet().pending(),
      (pending) => pending.length === 2,
    );

    await second.stop();
    const left = await fleet().pending();
    one.endAll();

    expect(left.map(({ consumer, deliveries }) => [consumer.slice(0, 5), deliveries])).toEqual([
      ['jobs:', 1],
      ['hande', 0],
    ]);
    expect([await first, await again]).toEqual(['a', 'a']);
    expect(two.begun).toEqual([]);
  });

  test('keep the reply although Redis is full when it is ready', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };
    const call = client.call('jobs', 'work', { key: 'a' }, options);
    await desk.arrived(1);

    await fleet().redis.send('CONFIG', 'SET', 'maxmemory', '1');
    desk.endAll();
    await eventually(
      () => fleet().redis.send('INFO', 'errorstats'),
      (info) => /errorstat_(OOM|ERR):count=[2-9]/.test(String(info)),
    );
    await fleet().redis.send('CONFIG', 'SET', 'maxmemory', '0');

    expect(await call).toBe('a');
    expect(await client.call('jobs', 'work', { key: 'b' }, options)).toBe('a');
    expect(desk.begun).toEqual(['a']);
  });

  test('run no call for which Redis is full, and count no delivery', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'warm' });
    const { redis, stream } = fleet();
    const envelope = JSON.stringify({ jsonrpc: '2.0', method: 'jobs.quick', params: { key: 'k' }, id: 'x' });
    const reply = `${fleet().prefix}:replies:x`;
    await redis.send('CONFIG', 'RESETSTAT');

    await redis.sendAll([
      ['MULTI'],
      ['XADD', stream, '*', 'envelope', envelope, 'reply-to', reply, 'key', 'order'],
      ['CONFIG', 'SET', 'maxmemory', '1'],
      ['EXEC'],
    ]);
    // Four leases of refusals, each longer than three deliveries would last.
    await eventually(
      () => redis.send('INFO', 'errorstats'),
      (info) => Number(/errorstat_OOM:count=(\d+)/.exec(String(info))?.[1]) >= 40,
    );
    const [held] = await fleet().pending();
    await redis.send('CONFIG', 'SET', 'maxmemory', '0');
    await eventually(
      () => redis.send('EXISTS', reply),
      (count) => count === 1,
    );

    expect(held?.deliveries).toBe(1);
    expect(desk.begun).toEqual(['warm', 'k']);
  });

  test('keep the first of two replies, where a worker that had lost its lease answers too', async () => {
    const [stalled, quick] = [new Desk(), new Desk()];
    const proxy = await fleet().proxy();
    const server = await fleet().server(stalled, 'stalled-', { ...once, url: proxy.url });
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };
    const call = client.call('jobs', 'work', { key: 'a' }, options);
    await stalled.arrived(1);
    proxy.deafen(true);
    await fleet().server(quick, 'quick-', once);
    await quick.arrived(1);
    quick.endAll();

    const first = await call;
    proxy.deafen(false);
    stalled.endAll();
    await server.stop();

    expect(first).toBe('quick-a');
    expect(await client.call('jobs', 'work', { key: 'a' }, options)).toBe('quick-a');
    expect(await fleet().redis.send('PTTL', `${fleet().prefix}:once:jobs.work:order-1`)).toBeGreaterThan(30_000);
  });

  test('keep errors, too, and are of one method', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };

    const errors = [
      await rejectionOf(client.call('jobs', 'boom', {}, options)),
      await rejectionOf(client.call('jobs', 'boom', {}, options)),
    ];
    const other = await client.call('jobs', 'quick', { key: 'x' }, options);

    expect(errors).toMatchObject([{ code: -32603 }, { code: -32603 }]);
    expect(desk.begun).toEqual(['boom', 'x']);
    expect(other).toBe('x');
  });

  test('may hold any character, beside other calls of the same turn', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    const keys = ['plain', 'record\u001Eseparator', 'line\nbreak', 'ünï'];

    const answers = keys.map((key) => client.call('jobs', 'quick', { key }, { idempotencyKey: key }));

    expect(await Promise.all(answers)).toEqual(keys);
    const kept = (await fleet().redis.send('KEYS', `${fleet().prefix}:once:*`)) as string[];
    expect(kept.toSorted()).toEqual(keys.map((key) => `${fleet().prefix}:once:jobs.quick:${key}`).toSorted());
  });

  test('expire', async () => {
    await fleet().server(new Desk(), '', once);
    const client = await fleet().client();

    await client.call('jobs', 'quick', { key: 'a' }, { idempotencyKey: 'k' });

    expect(await fleet().redis.send('PTTL', `${fleet().prefix}:once:jobs.quick:k`)).toBeGreaterThan(1_000);
  });

  test('of an ill kind are a TypeError', async () => {
    const client = await fleet().client();

    for (const idempotencyKey of ['', 5, null, 'x'.repeat(1_001)]) {
      const refused = rejectionOf(
        client.call('jobs', 'quick', { key: 'a' }, { idempotencyKey: idempotencyKey as string }),
      );
      expect(await refused).toBeInstanceOf(TypeError);
    }
  });
});
