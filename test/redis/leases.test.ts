import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { type Answer, hasRedis } from './support/own-redis.js';
import { leaveWithDeadWorker } from './support/leave-with-dead-worker.js';

describe.runIf(hasRedis())('leases over Redis', () => {
  const fleet = useFleet({ leaseMs: 90 });

  test('give the call of a worker that died to another', async () => {
    const desk = new Desk();
    await leaveWithDeadWorker(fleet().redis, fleet().stream, { key: 'left' });

    await fleet().server(desk);
    await desk.arrived(1);

    expect(desk.begun).toEqual(['left']);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('are renewed while a handler runs, so that no other worker runs it too', async () => {
    const desk = new Desk();
    await fleet().server(desk, 'one', { leaseMs: 1_000 });
    await fleet().server(desk, 'two', { leaseMs: 1_000 });
    const client = await fleet().client();
    const call = client.call('jobs', 'work', { key: 'long' });
    await desk.arrived(1);

    const idle = async (): Promise<number> => {
      const [entry] = (await fleet().redis.send('XPENDING', fleet().stream, 'jobs', '-', '+', '1')) as [
        string,
        string,
        number,
      ][];
      return Number(entry?.[2]);
    };
    // Two and a half leases, by the age of the entry.
    const began = Date.now();
    let longest = 0;
    await eventually(
      async () => {
        longest = Math.max(longest, await idle());
        return Date.now() - began;
      },
      (passed) => passed > 2_500,
    );
    desk.endAll();
    await call;

    expect(desk.begun).toHaveLength(1);
    expect(longest).toBeLessThan(1_000);
  });

  test('that ran out for a worker that still runs are not taken back', async () => {
    const desk = new Desk();
    const proxy = await fleet().proxy();
    await fleet().server(desk, 'cut', { url: proxy.url });
    const client = await fleet().client();
    const call = client.call('jobs', 'work', { key: 'long' });
    await desk.arrived(1);

    proxy.deafen(true);
    await fleet().server(desk, 'new');
    await desk.arrived(2);
    const [held] = await fleet().pending();
    proxy.deafen(false);
    desk.endAll();

    expect(await call).toMatch(/^(new|cut)long$/);
    expect(held?.deliveries).toBe(2);
    await eventually(
      () => fleet().pending(),
      (pending) => pending.length === 0,
    );
  });

  test('are counted: a call that its workers never answered becomes a dead letter, and its caller hears why', async () => {
    const desk = new Desk();
    const client = await fleet().client({ queueWhenUnserved: true });
    const call = rejectionOf(client.call('jobs', 'quick', { key: 'poison' }));
    await eventually(
      () => fleet().length(),
      (length) => length === 1,
    );
    const { redis, stream, prefix } = fleet();
    await redis.send('XGROUP', 'CREATE', stream, 'jobs', '0');
    await redis.send('XREADGROUP', 'GROUP', 'jobs', 'jobs:dead', 'STREAMS', stream, '>');
    const [pending] = await fleet().pending();
    await redis.send(
      'XCLAIM',
      stream,
      'jobs',
      'jobs:dead',
      '0',
      String(pending?.id),
      'RETRYCOUNT',
      '3',
      'IDLE',
      '1000',
      'JUSTID',
    );

    await fleet().server(desk);

    expect(await call).toMatchObject({
      code: -32603,
      data: { name: 'DeadLetter', message: expect.stringContaining('3 times') },
    });
    expect(desk.begun).toEqual([]);
    const [[, fields]] = (await redis.send('XRANGE', `${prefix}:dead:jobs`, '-', '+')) as [[string, string[]]];
    expect(fields.slice(0, 6)).toEqual(['id', pending?.id, 'why', expect.any(String), 'deliveries', '3']);
    expect(fields).toContain('envelope');
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('do not bring back a call whose caller has gone', async () => {
    const desk = new Desk();
    await leaveWithDeadWorker(fleet().redis, fleet().stream, { idleMs: 1_000, deadline: Date.now() - 1 });

    await fleet().server(desk);

    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(desk.begun).toEqual([]);
  });

  test('skip what its caller took back', async () => {
    const desk = new Desk();
    const id = await leaveWithDeadWorker(fleet().redis, fleet().stream, { idleMs: 1_000 });
    await fleet().redis.send('XDEL', fleet().stream, id);

    await fleet().server(desk);

    await eventually(
      () => fleet().pending(),
      (pending) => pending.length === 0,
    );
    expect(desk.begun).toEqual([]);
  });

  test('hand a delivery that was lost on the way to the same worker, uncounted', async () => {
    const desk = new Desk();
    const proxy = await fleet().proxy();
    await fleet().server(desk, '', { url: proxy.url, leaseMs: 60_000 });
    const client = await fleet().client();
    proxy.cutAtReply((data) => data.includes('jobs.work'));

    const call = client.call('jobs', 'work', { key: 'lost' });
    await desk.arrived(1);
    const [held] = await fleet().pending();
    desk.endAll();

    expect(await call).toBe('lost');
    expect(held?.deliveries).toBe(1);
  });

  test('of a worker are its own, even where another process has its name', async () => {
    const [mine, other] = [new Desk(), new Desk()];
    const options = { instanceId: 'me', leaseMs: 60_000 };
    await fleet().server(mine, '', { ...options, concurrency: 1 });
    const client = await fleet().client();
    const call = client.call('jobs', 'work', { key: 'long' });
    await mine.arrived(1);

    const proxy = await fleet().proxy();
    await fleet().server(other, '', { ...options, url: proxy.url });
    await client.call('jobs', 'quick', { key: 'one' });
    proxy.cut();
    await client.call('jobs', 'quick', { key: 'two' });
    mine.endAll();

    expect(await call).toBe('long');
    expect(other.begun).toEqual(['one', 'two']);
  });

  test('do not make two dead letters of an entry whose caller is slow to hear of it', async () => {
    const { redis, stream, prefix } = fleet();
    await fleet().server(new Desk(), '', { connectTimeoutMs: 400 });
    const gone = ['reply-to', `${prefix}:replies:gone`, 'v', '1', 'n', '1'];

    await redis.send('XADD', stream, '*', 'envelope', '{"id":1}', ...gone);

    const dead = (): Promise<Answer> => redis.send('XLEN', `${prefix}:dead:jobs`);
    await eventually(dead, (count) => count !== 0);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(await dead()).toBe(1);
  });
});
