import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { leaveWithDeadWorker } from './support/leave-with-dead-worker.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('stop() over Redis', () => {
  const fleet = useFleet({ leaseMs: 60_000 });

  test('is immediate with nothing to wait for, and leaves no consumer', async () => {
    const server = await fleet().server(new Desk());

    await server.stop();

    const [group] = (await fleet().redis.send('XINFO', 'GROUPS', fleet().stream)) as [(string | number)[]];
    expect(group?.slice(0, 4)).toEqual(['name', 'jobs', 'consumers', 0]);
  });

  test('waits for the handlers that run, whose callers get their answers', async () => {
    const desk = new Desk();
    const server = await fleet().server(desk);
    const client = await fleet().client();
    const call = client.call('jobs', 'work', { key: 'k' });
    await desk.arrived(1);

    const stopping = server.stop();
    desk.endAll();
    await stopping;

    expect(await call).toBe('k');
    expect(await fleet().length()).toBe(0);
  });

  test('past its grace fires the signals, and hands the calls to another worker at once', async () => {
    const desk = new Desk();
    const first = await fleet().server(desk, 'one');
    const client = await fleet().client();
    const call = client.call('jobs', 'work', { key: 'k' });
    await desk.arrived(1);

    await first.stop({ graceMs: 0 });
    const [held] = await fleet().pending();
    await fleet().server(desk, 'two');
    await desk.arrived(2);
    desk.endAll();

    expect(await call).toBe('twok');
    expect(desk.aborted).toEqual(['k']);
    expect(held).toMatchObject({ consumer: 'handed-back', deliveries: 1 });
  });

  test('hands back to a worker of another make, too: whatever has been idle for long', async () => {
    const desk = new Desk();
    const server = await fleet().server(desk);
    const client = await fleet().client();
    void client.call('jobs', 'work', { key: 'k' }).catch(() => undefined);
    await desk.arrived(1);

    await server.stop({ graceMs: 0 });
    const { redis, stream } = fleet();
    const claimed = (await redis.send('XAUTOCLAIM', stream, 'jobs', 'jobs:clamator', '60000', '0')) as [
      string,
      unknown[],
    ];

    expect(claimed[1]).toHaveLength(1);
  });

  test('begins no handler afterwards, and sends nothing', async () => {
    const desk = new Desk();
    const server = await fleet().server(desk);
    const client = await fleet().client();
    const calls = Array.from({ length: 50 }, (_, n) =>
      client.call('jobs', 'quick', { key: `${n}` }, { timeoutMs: 200 }),
    );

    await server.stop();
    const begun = desk.begun.length;
    await Promise.allSettled(calls);

    expect(desk.begun).toHaveLength(begun);
    const consumers = await fleet().redis.send('XINFO', 'CONSUMERS', fleet().stream, 'jobs');
    expect(JSON.stringify(consumers)).not.toMatch(/jobs:/);
  });

  test('begins nothing that it claims meanwhile, and hands it back uncounted', async () => {
    const desk = new Desk();
    const { redis, stream } = fleet();
    await leaveWithDeadWorker(redis, stream, { idleMs: 1_000 });
    const proxy = await fleet().proxy();
    const server = await fleet().server(desk, '', { url: proxy.url, leaseMs: 300 });
    const release = await proxy.holdReply((data) => data.includes('jobs.quick'));

    const stopping = server.stop({ graceMs: 0 });
    release();
    await stopping;

    expect(desk.begun).toEqual([]);
    expect(await fleet().pending()).toMatchObject([{ consumer: 'handed-back', deliveries: 1 }]);
  });

  test('of a client rejects its calls and takes back those that no worker has', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { concurrency: 1 });
    const client = await fleet().client();
    const calls = ['a', 'b'].map((key) => rejectionOf(client.call('jobs', 'work', { key })));
    await desk.arrived(1);
    await eventually(
      () => fleet().length(),
      (length) => length === 2,
    );

    await client.stop();

    expect(await Promise.all(calls)).toMatchObject([{ reason: 'stopped' }, { reason: 'stopped' }]);
    desk.endAll();
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(desk.begun).toEqual(['a']);
  });

  test('of a bus removes its reply stream, which a late reply does not bring back', async () => {
    const desk = new Desk();
    const server = await fleet().server(desk, '', { connectTimeoutMs: 300 });
    const bus = fleet().bus();
    void bus.handle('{"jsonrpc":"2.0","method":"jobs.work","params":{"key":"k"},"id":1}').catch(() => undefined);
    await desk.arrived(1);

    await bus.close();
    desk.endAll();
    await server.stop();

    expect(await fleet().redis.send('KEYS', `${fleet().prefix}:replies:*`)).toEqual([]);
  });

  test('of a server that made its bus closes it', async () => {
    const { redis, prefix } = fleet();
    const { RedisRpcServer, RedisRpcClient } = await import('rpc-testkit/redis');
    const server = new RedisRpcServer({ redisUrl: redis.url, keyPrefix: prefix });
    const client = new RedisRpcClient({ redisUrl: redis.url, keyPrefix: prefix });
    await server.start();
    await client.start();

    await client.stop();
    await server.stop();

    const left = await eventually(
      async () =>
        String(await redis.send('CLIENT', 'LIST'))
          .trim()
          .split('\n').length,
      (count) => count === 1,
    );
    expect(left).toBe(1);
  });
});
