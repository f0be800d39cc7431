import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

/** The answer to what takes an entry out of the stream; the first time that of its script comes before. */
const isTaken = (data: Buffer): boolean => /(^|\r\n):1\r\n/.test(data.toString());

describe.runIf(hasRedis())('delivery at most once', () => {
  const fleet = useFleet({ leaseMs: 90 });

  test('takes the entry out before the handler runs, and never runs it again', async () => {
    const desk = new Desk();
    const delivery = { 'jobs.charge': 'at-most-once' } as const;
    const first = await fleet().server(desk, '', { delivery });
    const client = await fleet().client({ defaultTimeoutMs: 2_000 });
    const call = rejectionOf(client.call('jobs', 'charge', { key: 'once' }));
    await desk.arrived(1);

    const left = [await fleet().length(), await fleet().pending()];
    await first.stop({ graceMs: 0 });

    expect(left).toEqual([0, []]);
    expect(await call).toMatchObject({ code: -32603, message: 'server stopped' });
    expect(desk.begun).toEqual(['once']);
    desk.endAll();
  });

  test('hands a call back that could not be taken out until the server stopped', async () => {
    const desk = new Desk();
    const { redis } = fleet();
    await redis.send('ACL', 'SETUSER', 'some', 'reset', 'on', '>one', '~*', '+@all');
    const url = `unix://some:one@${redis.socket}`;
    const server = await fleet().server(desk, '', { delivery: { 'jobs.charge': 'at-most-once' }, url });
    const client = await fleet().client();
    await redis.send('ACL', 'SETUSER', 'some', '-xack');
    void client.call('jobs', 'charge', { key: 'once' }).catch(() => undefined);
    await eventually(
      () => fleet().pending(),
      (pending) => pending.length === 1,
    );

    await server.stop();

    expect(await fleet().pending()).toMatchObject([{ consumer: 'handed-back' }]);
    expect(desk.begun).toEqual([]);
  });

  test('never runs a call where Redis took it out and the answer was lost', async () => {
    const desk = new Desk();
    const proxy = await fleet().proxy();
    await fleet().server(desk, '', { delivery: { 'jobs.charge': 'at-most-once' }, url: proxy.url });
    const client = await fleet().client();
    await client.call('jobs', 'quick', { key: 'warm' });
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    proxy.cutAtReply(isTaken);

    const lost = await rejectionOf(client.call('jobs', 'charge', { key: 'once' }, { timeoutMs: 300 }));

    expect(lost).toMatchObject({ reason: 'timeout' });
    expect(await client.call('jobs', 'quick', { key: 'next' })).toBe('next');
    expect(desk.begun).toEqual(['warm', 'next']);
  });

  test('runs a call once whose worker could not reach Redis when it took it', async () => {
    const desk = new Desk();
    const proxy = await fleet().proxy();
    await fleet().server(desk, '', { delivery: { 'jobs.charge': 'at-most-once' }, url: proxy.url, leaseMs: 60_000 });
    const client = await fleet().client();
    // The delivery arrives, and its connections end before anything is asked.
    proxy.cutAfterReply((data) => data.includes('jobs.charge'));

    const call = client.call('jobs', 'charge', { key: 'once' });
    await desk.arrived(1);
    desk.endAll();

    expect(await call).toBe('once');
    expect(desk.begun).toEqual(['once']);
  });

  test('answers a call that it had taken out, and not begun, when it stopped', async () => {
    const desk = new Desk();
    const proxy = await fleet().proxy();
    const delivery = { 'jobs.charge': 'at-most-once' } as const;
    const server = await fleet().server(desk, '', { delivery, url: proxy.url, leaseMs: 60_000 });
    const client = await fleet().client();
    const held = proxy.holdReply(isTaken);
    const call = rejectionOf(client.call('jobs', 'charge', { key: 'once' }));
    const release = await held;

    const stopping = server.stop();
    release();
    await stopping;

    expect(await call).toMatchObject({ code: -32603, message: 'server stopped' });
    expect(desk.begun).toEqual([]);
  });
});
