import { describe, expect, test } from 'vitest';
import { RedisRpcClient, RedisRpcServer } from 'rpc-testkit/redis';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk, jobs } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('a bus over Redis', () => {
  const fleet = useFleet();

  test('carries a typed client, and tells how much work there is', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { concurrency: 1 });
    const client = await fleet().client();
    const api = client.proxy(jobs);
    const calls = [api.work({ key: 'a' }), api.work({ key: 'b' }), api.work({ key: 'c' })];
    await desk.arrived(1);

    const bus = fleet().bus();
    const stats = await eventually(
      () => bus.stats(),
      ({ jobs: found }) => found?.backlog === 2,
    );

    expect(stats).toEqual({ jobs: { backlog: 2, pending: 1, dead: 0, oldestMs: expect.any(Number) } });
    desk.endAll();
    await Promise.all(calls);
    const empty = await eventually(
      () => bus.stats(),
      ({ jobs: found }) => found?.pending === 0,
    );
    expect(empty).toEqual({ jobs: { backlog: 0, pending: 0, dead: 0, oldestMs: 0 } });
  });

  test('that is closed ends all that it opened, under servers and clients that were not stopped, too', async () => {
    const { redis } = fleet();
    await redis.send('ACL', 'SETUSER', 'own', 'reset', 'on', '>one', '~*', '+@all');
    const connections = async (): Promise<number> => {
      return String(await redis.send('CLIENT', 'LIST')).match(/ user=own /g)?.length ?? 0;
    };
    const bus = fleet().bus({ url: `unix://own:one@${redis.socket}` });
    const server = new RedisRpcServer({ bus });
    server.registerService(jobs, new Desk().handlers());
    await server.start();
    const client = new RedisRpcClient({ bus });
    await client.start();
    await client.call('jobs', 'quick', { key: 'k' });
    expect(await connections()).toBeGreaterThan(1);

    await bus.close();

    await eventually(connections, (count) => count === 0);
    for (let times = 0; times < 20; times++) {
      expect(await connections()).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await client.stop();
    await server.stop();
  });

  test('serves bus.handle and interceptors as in memory', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const bus = fleet().bus();
    const seen: string[] = [];
    bus.use(async (exchange, next) => {
      seen.push(`${exchange.service}.${exchange.method}`);
      return await next();
    });

    const answer = await bus.handle('{"jsonrpc":"2.0","method":"jobs.quick","params":{"key":"k"},"id":7}');

    expect(JSON.parse(answer ?? '')).toEqual({ jsonrpc: '2.0', result: 'k', id: 7 });
    expect(seen).toHaveLength(1);
  });

  test('leaves no entry, and no reply, behind 2 000 answered calls', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const client = await fleet().client();

    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 500 }, (_, n) => client.call('jobs', 'quick', { key: `${n}` })));
    }

    expect(desk.begun).toHaveLength(2_000);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    const [replies] = (await fleet().redis.send('KEYS', `${fleet().prefix}:replies:*`)) as string[];
    await eventually(
      async () => await fleet().redis.send('XLEN', String(replies)),
      (length) => length === 0,
    );
    expect(await fleet().pending()).toEqual([]);
  });

  test('answers "busy" past the backlog that the bus allows', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { concurrency: 1 });
    const client = await fleet().client({ maxBacklog: 2 });
    const calls = ['a', 'b'].map((key) => client.call('jobs', 'work', { key }));
    await eventually(
      () => fleet().length(),
      (length) => length === 2,
    );

    const refused = await rejectionOf(client.call('jobs', 'work', { key: 'c' }));

    expect(refused).toMatchObject({ name: 'RpcError', code: -32000, message: 'busy' });
    desk.endAll();
    expect(await Promise.all(calls)).toEqual(['a', 'b']);
  });
});
