import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, type Fleet, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';
import type { Proxy } from './support/proxy.js';

/** A call that is lost shows the client that its connection is. */
async function noticed(client: Awaited<ReturnType<Fleet['client']>>): Promise<void> {
  await rejectionOf(client.call('jobs', 'quick', { key: 'lost' }, { timeoutMs: 20 }));
}

describe.runIf(hasRedis())('a failing connection', () => {
  const fleet = useFleet({ leaseMs: 200, connectTimeoutMs: 1_000 });
  const proxy = async (): Promise<Proxy> => await fleet().proxy();

  test('after a request was sent rejects the call, which runs once at most', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const cut = await proxy();
    const client = await fleet().client({ url: cut.url });
    // The answer of XADD is the id of an entry.
    cut.cutAtReply((data) => /^\$\d+\r\n\d{13}-\d+\r\n/.test(data.toString()));

    const call = rejectionOf(client.call('jobs', 'work', { key: 'k' }));

    expect(await call).toMatchObject({ name: 'RpcTransportError', reason: 'disconnected', method: 'jobs.work' });
    desk.endAll();
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(desk.begun.length).toBeLessThan(2);
    expect(await client.call('jobs', 'quick', { key: 'next' })).toBe('next');
  });

  test('on which replies come is made again, and no reply is lost', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const cut = await proxy();
    const client = await fleet().client({ url: cut.url });
    const calls = [1, 2, 3].map((n) => client.call('jobs', 'work', { key: `${n}` }));
    await desk.arrived(3);

    cut.cutAtReply((data) => data.includes('envelope'));
    desk.endAll();

    expect(await Promise.all(calls)).toEqual(['1', '2', '3']);
  });

  test('of a worker does not run a handler again: its reply is kept until it can be written', async () => {
    const desk = new Desk();
    const cut = await proxy();
    await fleet().server(desk, '', { url: cut.url, leaseMs: 60_000 });
    const client = await fleet().client();
    const call = client.call('jobs', 'work', { key: 'k' });
    await desk.arrived(1);

    await cut.close();
    desk.endAll();
    await cut.open();

    expect(await call).toBe('k');
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(desk.begun).toEqual(['k']);
  });

  test('that is half-open is noticed, by the worker and by the caller', async () => {
    const desk = new Desk();
    const [one, two] = [await proxy(), await proxy()];
    await fleet().server(desk, '', { url: one.url, connectTimeoutMs: 300 });
    const client = await fleet().client({ url: two.url, defaultTimeoutMs: 300, connectTimeoutMs: 300 });
    one.deafen(true);
    two.deafen(true);

    const silent = await rejectionOf(client.call('jobs', 'quick', { key: 'lost' }));
    // What is deaf stays deaf: only new connections, to a path that works again, can help.
    for (const deaf of [one, two]) {
      const accepted = deaf.accepted;
      await eventually(
        () => deaf.accepted,
        (count) => count > accepted,
      );
      deaf.deafen(false);
    }

    expect(silent).toMatchObject({ name: 'RpcTransportError' });
    const answer = await eventually(
      () => client.call('jobs', 'quick', { key: 'k' }).catch(String),
      (text) => text === 'k',
    );
    expect(answer).toBe('k');
  });

  test('keeps a call waiting no longer than connectTimeoutMs, nor than its own timeout', async () => {
    const down = await proxy();
    const client = await fleet().client({ url: down.url, connectTimeoutMs: 250 });
    await down.close();
    await noticed(client);

    const patient = await rejectionOf(client.call('jobs', 'quick', { key: 'k' }));
    const hasty = await rejectionOf(client.call('jobs', 'quick', { key: 'k' }, { timeoutMs: 10 }));

    expect(patient).toMatchObject({
      reason: 'disconnected',
      message: expect.stringContaining('no connection to Redis'),
    });
    expect(hasty).toMatchObject({ name: 'RpcTransportError' });
    await down.open();
  });

  test('lets a call wait for the connection to come back', async () => {
    await fleet().server(new Desk());
    const down = await proxy();
    const client = await fleet().client({ url: down.url, connectTimeoutMs: 5_000 });
    await down.close();
    await noticed(client);

    const call = client.call('jobs', 'quick', { key: 'k' });
    await down.open();

    expect(await call).toBe('k');
  });

  test('is not given up because the program was busy', async () => {
    await fleet().server(new Desk());
    const client = await fleet().client({ connectTimeoutMs: 60 });

    for (let round = 0; round < 16; round++) {
      const call = client.call('jobs', 'quick', { key: 'k' });
      for (const until = performance.now() + 75; performance.now() < until;);
      await call;
    }
  });

  test('that is slow changes nothing but the time', async () => {
    const slow = await proxy();
    slow.slow(5);
    await fleet().server(new Desk(), '', { url: slow.url });
    const client = await fleet().client({ url: slow.url });

    const calls = Array.from({ length: 20 }, (_, n) => client.call('jobs', 'quick', { key: `${n}` }));

    expect(await Promise.all(calls)).toHaveLength(20);
  });

  test('that is quick again gives each call its own answer', async () => {
    const changing = await proxy();
    await fleet().server(new Desk());
    const client = await fleet().client({ url: changing.url });
    const calls: Promise<unknown>[] = [];

    for (let round = 0; round < 60; round++) {
      changing.slow(round % 2 === 0 ? 20 : 0);
      for (const n of [1, 2, 3]) calls.push(client.call('jobs', 'quick', { key: `${round} ${n}` }));
      await fleet().length();
    }

    const keys = Array.from({ length: 180 }, (_, n) => `${Math.floor(n / 3)} ${(n % 3) + 1}`);
    expect(await Promise.all(calls)).toEqual(keys);
  });
});
