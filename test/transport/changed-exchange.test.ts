// What a mutation run found untested: where a changed exchange goes, and what is printed of an interceptor that throws.
import { defineContract, defineMethod, type Exchange } from 'rpc-testkit';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const text = defineMethod({ params: z.unknown(), result: z.unknown() });
const desk = defineContract('desk', { ask: text, tell: { ...text, wireName: 'desk/tell' } });
const handlers = { ask: (): unknown => 'asked', tell: (): unknown => 'told' };

afterEach(() => void vi.restoreAllMocks());

describe('an exchange that an interceptor passes on changed goes where it says:', () => {
  test.each<[string, Partial<Exchange>, unknown]>([
    ['nothing that matters', { from: 'other' }, 'asked'],
    ['another method', { method: 'tell' }, 'told'],
    ['a method in messages', { wireName: 'desk/tell' }, 'told'],
    ['its own method in messages, and another of our side', { wireName: 'desk.ask', method: 'tell' }, 'told'],
  ])('%s', async (_what, change, expected) => {
    const { client, bus } = await startPair(desk, handlers);
    bus.use((exchange, next) => next({ ...exchange, ...change }));

    await expect(client.call('desk', 'ask', {})).resolves.toBe(expected);
  });

  test.each<Partial<Exchange>>([{ service: 'attic' }, { service: '', method: 'ask' }, { wireName: 'nowhere' }])(
    '%j, where nothing is',
    async (change) => {
      const { client, bus } = await startPair(desk, handlers);
      bus.use((exchange, next) => next({ ...exchange, ...change }));

      expect(await rejectionOf(client.call('desk', 'ask', {}))).toMatchObject({ code: -32601 });
    },
  );
});

test('of an interceptor that throws, the console is told the error and the call', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const boom = new Error('boom');
  const { bus } = await startPair(desk, handlers);
  bus.use(() => {
    throw boom;
  });

  await bus.handle('{"jsonrpc":"2.0","id":"q","method":"desk.ask"}');

  const fields = { service: 'desk', method: 'ask', id: 'q' };
  expect(told.mock.calls).toEqual([['[rpc-testkit] desk.ask: an interceptor threw', boom, fields]]);
});

test('a handler that is no function any more is not there', async () => {
  const own: { ask: unknown } & typeof handlers = { ...handlers };
  const { client } = await startPair(desk, own as typeof handlers);
  own.ask = 5 as never;

  expect(await rejectionOf(client.call('desk', 'ask', {}))).toMatchObject({ code: -32601 });
});

describe('absent params are {} for a schema that', () => {
  const schema = (validate: (value: unknown) => unknown) => ({
    '~standard': { version: 1 as const, vendor: 'test', validate: validate as (value: unknown) => { value: unknown } },
  });
  const refusal = { issues: [{ message: 'no' }] };

  test.each<[string, (value: unknown) => unknown]>([
    ['rejects for undefined', async (value) => (value === undefined ? Promise.reject(new Error('no')) : { value })],
    ['refuses undefined later', async (value) => (value === undefined ? refusal : { value })],
    [
      'refuses undefined at once, and takes {} later',
      (value) => (value === undefined ? refusal : (async () => ({ value }))()),
    ],
    ['takes undefined as it is', (value) => ({ value })],
  ])('%s', async (_what, validate) => {
    const seen: unknown[] = [];
    const contract = defineContract('one', {
      ask: { params: schema(validate), result: schema((value) => ({ value })) },
    });
    const { bus } = await startPair(contract, { ask: (params) => seen.push(params) });

    await bus.handle('{"jsonrpc":"2.0","id":1,"method":"one.ask"}');
    await bus.handle('{"jsonrpc":"2.0","id":2,"method":"one.ask"}');

    expect(seen).toEqual([{}, {}]);
  });

  test('but undefined for one that refuses {}, or makes something of undefined', async () => {
    const seen: unknown[] = [];
    const contract = defineContract('one', {
      odd: {
        params: schema((value) => (value === undefined ? { value } : refusal)),
        result: schema((value) => ({ value })),
      },
      full: { params: schema(async (value) => ({ value: value ?? 'full' })), result: schema((value) => ({ value })) },
    });
    const { bus } = await startPair(contract, {
      odd: (params) => seen.push(params),
      full: (params) => seen.push(params),
    });

    await bus.handle('{"jsonrpc":"2.0","id":1,"method":"one.odd"}');
    await bus.handle('{"jsonrpc":"2.0","id":2,"method":"one.full"}');

    expect(seen).toEqual([undefined, 'full']);
  });

  test('of another version is no schema', () => {
    const later = { '~standard': { version: 2, vendor: 'test', validate: () => ({ value: 1 }) } };

    expect(() => defineMethod({ params: later as never, result: z.null() })).not.toThrow();
    expect(() => defineContract('one', { ask: { params: later as never, result: z.null() } })).toThrow(TypeError);
  });
});
