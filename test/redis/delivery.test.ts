import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('delivery over Redis', () => {
  const fleet = useFleet();

  test('runs the calls of a service at once', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const client = await fleet().client();
    const calls = Array.from({ length: 8 }, (_, n) => client.call('jobs', 'work', { key: `${n}` }));

    await desk.arrived(8);
    desk.endAll();

    expect(await Promise.all(calls)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  test('runs them one after another where the server says so', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { concurrency: 1 });
    const client = await fleet().client();
    const first = client.call('jobs', 'work', { key: 'a' });
    const second = client.call('jobs', 'work', { key: 'b' });

    await desk.arrived(1);
    desk.end('a');
    await first;
    await desk.arrived(2);
    desk.endAll();

    expect(await second).toBe('b');
    expect(desk.begun).toEqual(['a', 'b']);
  });

  test('keeps the order of the calls of a client, from its first on', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { concurrency: 1 });
    const client = await fleet().client();

    const calls = ['a', 'b'].map((key) => client.call('jobs', 'quick', { key }));
    await new Promise(setImmediate);
    calls.push(client.call('jobs', 'quick', { key: 'c' }));
    await Promise.all(calls);

    expect(desk.begun).toEqual(['a', 'b', 'c']);
  });

  test('lets no worker take more than it has slots for', async () => {
    const desk = new Desk();
    await fleet().server(desk, 'one', { concurrency: 2 });
    await fleet().server(desk, 'two', { concurrency: 2 });
    const client = await fleet().client();
    const calls = ['a', 'b', 'c', 'd'].map((key) => client.call('jobs', 'work', { key }));

    await desk.arrived(4);
    desk.endAll();
    await Promise.all(calls);

    const servers = desk.begun.map((entry) => entry.slice(0, 3)).toSorted();
    expect(servers).toEqual(['one', 'one', 'two', 'two']);
  });

  test('goes on while one handler hangs', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const client = await fleet().client();
    void client.call('jobs', 'work', { key: 'hung' }).catch(() => undefined);
    await desk.arrived(1);

    const answers = await Promise.all([1, 2, 3].map((n) => client.call('jobs', 'quick', { key: `${n}` })));

    expect(answers).toEqual(['1', '2', '3']);
    desk.endAll();
  });

  test('lets a handler call its own service', async () => {
    const client = await fleet().client({ queueWhenUnserved: true });
    const quick = async (): Promise<string> => String(await client.call('jobs', 'big', ['in']));
    await fleet().server(new Desk({ quick }));

    expect(await client.call('jobs', 'quick', { key: 'x' })).toBe('in');
  });

  test('answers a result that JSON cannot hold, and loses nothing beside it', async () => {
    await fleet().server(new Desk({ big: () => ({ n: 1n }) }));
    const client = await fleet().client();

    const calls = [1, 2, 3].map((n) => client.call('jobs', 'quick', { key: `${n}` }));
    const refused = await rejectionOf(client.call('jobs', 'big', {}));

    expect(refused).toMatchObject({ code: -32603 });
    expect(await Promise.all(calls)).toEqual(['1', '2', '3']);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('answers a synchronous throw once', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const client = await fleet().client();

    const thrown = await rejectionOf(client.call('jobs', 'boom', {}));

    expect(thrown).toMatchObject({ code: -32603, data: { name: 'Error', message: 'boom' } });
    expect(desk.begun).toEqual(['boom']);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('is -32601 at once where no server ever served', async () => {
    const client = await fleet().client();

    const refused = await rejectionOf(client.call('jobs', 'quick', { key: 'x' }));
    await client.notify('jobs', 'note', { key: 'x' });

    expect(refused).toMatchObject({ name: 'RpcError', code: -32601, message: 'Method not found' });
    expect(await fleet().redis.send('KEYS', `${fleet().prefix}:cmds:*`)).toEqual([]);
  });

  test('waits for a first server where the bus says so', async () => {
    const desk = new Desk();
    const client = await fleet().client({ queueWhenUnserved: true });
    const call = client.call('jobs', 'quick', { key: 'early' });
    await eventually(
      () => fleet().length(),
      (length) => length === 1,
    );

    await fleet().server(desk);

    expect(await call).toBe('early');
  });

  test('keeps calls for the next server when the last one has stopped', async () => {
    const desk = new Desk();
    const server = await fleet().server(desk);
    const client = await fleet().client();
    await server.stop();

    const call = client.call('jobs', 'quick', { key: 'late' });
    await eventually(
      () => fleet().length(),
      (length) => length === 1,
    );
    await fleet().server(desk);

    expect(await call).toBe('late');
  });
});
