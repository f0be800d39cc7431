import { describe, expect, test } from 'vitest';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('a foreign entry', () => {
  const fleet = useFleet();
  const REQUEST = JSON.stringify({ jsonrpc: '2.0', method: 'jobs.quick', params: { key: 'x' }, id: 'id-1' });

  const add = async (...fields: readonly string[]): Promise<void> => {
    await fleet().redis.send('XADD', fleet().stream, '*', ...fields);
  };
  const repliesOf = async (name: string): Promise<unknown[]> =>
    (await fleet().redis.send('XRANGE', `${fleet().prefix}:replies:${name}`, '-', '+')) as unknown[];

  test.each([
    ['without an envelope', ['foo', 'bar'], 'no envelope'],
    ['that is not JSON', ['envelope', '{nope'], 'not JSON'],
    ['that is not JSON-RPC', ['envelope', '{"id":1}'], 'JSON-RPC'],
    ['that is a batch', ['envelope', `[${REQUEST}]`], 'JSON-RPC'],
  ])('%s becomes a dead letter, and nothing is lost beside it', async (_what, fields, why) => {
    const { logger, entries } = recordingLogger();
    await fleet().server(new Desk(), '', { logger });
    const client = await fleet().client();

    await add(...fields, 'reply-to', `${fleet().prefix}:replies:x`);
    const answer = await client.call('jobs', 'quick', { key: 'k' });

    const dead = await eventually(
      async () => (await fleet().redis.send('XRANGE', `${fleet().prefix}:dead:jobs`, '-', '+')) as unknown[],
      (list) => list.length === 1,
    );
    expect(JSON.stringify(dead)).toContain(why);
    expect(answer).toBe('k');
    expect(entries).toMatchObject([{ level: 'error', fields: { service: 'jobs', instance: expect.any(String) } }]);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('that is a request is answered, by a stream that expires', async () => {
    await fleet().server(new Desk());

    await add('type', 'rpc', 'envelope', REQUEST, 'reply-to', `${fleet().prefix}:replies:peer`);

    const [reply] = await eventually(
      () => repliesOf('peer'),
      (list) => list.length === 1,
    );
    const [, fields] = reply as [string, string[]];
    expect(fields).toEqual(['type', 'rpc', 'envelope', '{"jsonrpc":"2.0","result":"x","id":"id-1"}']);
    expect(await fleet().redis.send('PTTL', `${fleet().prefix}:replies:peer`)).toBeGreaterThan(0);
  });

  test('whose reply-to names any other key writes nothing there', async () => {
    const { redis, prefix } = fleet();
    const desk = new Desk();
    await redis.send('SET', `${prefix}:replies:text`, 'mine');
    await fleet().server(desk);

    const targets = [
      'evil',
      `${prefix}:cmds:jobs`,
      `${prefix}:replies:`,
      `other:replies:x`,
      `${prefix}:replies:${'x'.repeat(300)}`,
      `${prefix}:replies:text`,
    ];
    for (const target of targets) await add('type', 'rpc', 'envelope', REQUEST, 'reply-to', target);
    await desk.arrived(targets.length);

    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
    expect(
      await redis.send('EXISTS', ...targets.filter((key) => key !== `${prefix}:replies:text` && !key.includes('cmds'))),
    ).toBe(0);
    expect(await redis.send('GET', `${prefix}:replies:text`)).toBe('mine');
  });

  test('for another service, or for no method of this one, is -32601', async () => {
    await fleet().server(new Desk());
    const to = `${fleet().prefix}:replies:peer`;

    for (const method of ['other.quick', 'jobs.nope', 'jobs.constructor', 'quick', 'jobs.note']) {
      await add(
        'type',
        'rpc',
        'envelope',
        JSON.stringify({ jsonrpc: '2.0', method, params: {}, id: method }),
        'reply-to',
        to,
      );
    }

    const replies = await eventually(
      () => repliesOf('peer'),
      (list) => list.length === 5,
    );
    expect(JSON.stringify(replies).split('-32601')).toHaveLength(6);
  });

  test('with hostile numbers for ttl and deadline runs, if they say nothing', async () => {
    const desk = new Desk();
    await fleet().server(desk);

    for (const value of ['', 'x', 'Infinity', '1e999']) await add('envelope', REQUEST, 'ttl', value, 'deadline', value);
    await desk.arrived(4);

    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('of 100 MB is handled like any other', async () => {
    const desk = new Desk();
    await fleet().server(desk);
    const client = await fleet().client();
    const key = 'x'.repeat(100 * 1_048_576);

    await client.notify('jobs', 'note', { key });
    const small = await client.call('jobs', 'quick', { key: 'k' }, { timeoutMs: 15_000 });
    await desk.arrived(2);

    expect(small).toBe('k');
    expect(desk.begun.map((begun) => begun.length).toSorted()).toEqual([1, key.length]);
  });
});
