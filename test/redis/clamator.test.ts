import { describe, expect, test } from 'vitest';
import { PYTHON_NOTIFICATION, PYTHON_REPLIES, pythonRequest } from './support/clamator-frames.js';
import { Desk } from './support/desk.js';
import { eventually, type Fleet, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

type Fields = readonly string[];

/** Takes the next request of the stream as a server of another make does. */
async function takeRequest({ redis, stream }: Fleet): Promise<{ readonly id: string; readonly fields: Fields }> {
  const command = ['XREADGROUP', 'GROUP', 'jobs', 'jobs:py', 'COUNT', '1', 'BLOCK', '3000', 'STREAMS', stream, '>'];
  const [[, [[id, fields]]]] = (await redis.send(...command)) as unknown as [[string, [[string, Fields]]]];
  return { id, fields };
}

describe.runIf(hasRedis())('a peer of clamator', () => {
  const fleet = useFleet();

  test('has its requests answered', async () => {
    await fleet().server(new Desk());
    const replyTo = `${fleet().prefix}:replies:cl`;

    await fleet().redis.send('XADD', fleet().stream, '*', ...pythonRequest(replyTo));

    const [[, fields]] = (await eventually(
      async () => (await fleet().redis.send('XRANGE', replyTo, '-', '+')) as [[string, Fields]],
      (list) => list.length === 1,
    )) as [[string, Fields]];
    expect(fields.slice(0, 3)).toEqual(['type', 'rpc', 'envelope']);
    expect(JSON.parse(fields[3] ?? '')).toEqual({
      jsonrpc: '2.0',
      id: '944d1fe7-dc01-4c58-8e19-ee602a4c6578',
      result: 'k',
    });
  });

  test('has its notifications handled', async () => {
    const desk = new Desk();
    await fleet().server(desk);

    await fleet().redis.send('XADD', fleet().stream, '*', ...PYTHON_NOTIFICATION);
    await desk.arrived(1);

    expect(desk.begun).toEqual(['hi']);
    await eventually(
      () => fleet().length(),
      (length) => length === 0,
    );
  });

  test('gets requests that it can read: an envelope of plain members, a string as id, a whole key as reply-to', async () => {
    await fleet().redis.send('XGROUP', 'CREATE', fleet().stream, 'jobs', '0', 'MKSTREAM');
    const client = await fleet().client();
    void client.call('jobs', 'quick', { key: 'k' }).catch(() => undefined);

    const { fields } = await takeRequest(fleet());

    expect(fields.slice(0, 3)).toEqual(['type', 'rpc', 'envelope']);
    expect(JSON.parse(fields[3] ?? '')).toEqual({
      jsonrpc: '2.0',
      method: 'jobs.quick',
      params: { key: 'k' },
      id: expect.any(String),
    });
    expect(fields[4]).toBe('reply-to');
    expect(fields[5]).toMatch(new RegExp(`^${fleet().prefix}:replies:[0-9a-f-]{36}$`));
    expect(fields.filter((field) => field === 'envelope' || field === 'reply-to')).toHaveLength(2);
  });

  test('is not confused by a client that has the name of a field', async () => {
    await fleet().redis.send('XGROUP', 'CREATE', fleet().stream, 'jobs', '0', 'MKSTREAM');
    const bus = fleet().bus();
    void bus
      .handle('{"jsonrpc":"2.0","method":"jobs.quick","params":{},"id":1}', { from: 'envelope' })
      .catch(() => undefined);

    const { fields } = await takeRequest(fleet());

    expect(fields.filter((field) => field === 'envelope')).toHaveLength(1);
  });

  test.each(PYTHON_REPLIES)('answers with %s', async (_what, frame, outcome) => {
    await fleet().redis.send('XGROUP', 'CREATE', fleet().stream, 'jobs', '0', 'MKSTREAM');
    const client = await fleet().client();
    const call = client.call('jobs', 'big', {}).catch((error: unknown) => error);

    const { fields } = await takeRequest(fleet());
    const { id } = JSON.parse(fields[3] ?? '') as { readonly id: string };
    const envelope = frame.replace('ID', JSON.stringify(id));
    await fleet().redis.send('XADD', fields[5] ?? '', 'MAXLEN', '~', '1024', '*', 'type', 'rpc', 'envelope', envelope);

    expect(await call).toMatchObject(outcome as object);
  });
});
