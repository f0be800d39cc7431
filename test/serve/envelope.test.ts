import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { notification, request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

const invalid = { code: -32600, message: 'Invalid Request' };

describe('an id', () => {
  test.each([1, 0, -7, 1.5, 'x', '', '0', null])('of %j comes back with the answer', async (id) => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, request('arith.add', { a: 2, b: 3 }, { id }));

    expect(answer).toEqual({ jsonrpc: '2.0', id, result: { sum: 5 } });
  });

  test.each([true, {}, [], [1]])('of %j makes the request invalid', async (id) => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, request('arith.add', { a: 2, b: 3 }, { id }));

    expect(answer).toEqual({ jsonrpc: '2.0', id: null, error: invalid });
  });
});

describe('a message that is no JSON-RPC 2.0 request is answered with -32600', () => {
  test.each([
    ['null', null],
    ['a number', 1],
    ['a string', 'arith.add'],
    ['true', true],
    ['an empty object', {}],
    ['no version', { id: 1, method: 'arith.add' }],
    ['another version', { jsonrpc: '1.0', id: 1, method: 'arith.add' }],
    ['the version as a number', { jsonrpc: 2, id: 1, method: 'arith.add' }],
    ['no method', { jsonrpc: '2.0', id: 1 }],
    ['a method that is no string', request(1, {})],
    ['params of null', request('arith.add', null)],
    ['params that are a string', request('arith.add', 'bar')],
    ['params that are a number', request('arith.add', 0)],
    ['params that are false', request('arith.add', false)],
    ['an empty batch', []],
  ])('%s', async (_title, message) => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });

    const answer = await sendFrame(bus, message);

    expect(answer).toMatchObject({ jsonrpc: '2.0', error: invalid });
    expect(answer).toHaveProperty('id');
    expect(add).not.toHaveBeenCalled();
  });
});

describe('a method that cannot be found is answered with -32601', () => {
  test.each([
    'nobody.add',
    'arith.nothing',
    'arith',
    '',
    '.',
    'arith.',
    '.add',
    'arith.add.add',
    'arith.constructor',
    'arith.toString',
    'arith.__proto__',
    'arith.hasOwnProperty',
    '__proto__.toString',
    'constructor.name',
    'Arith.add',
    'arith add',
    'rpc.discover',
  ])('%j', async (method) => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await sendFrame(bus, request(method, { a: 1, b: 2 }));

    expect(answer).toEqual({ jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } });
  });

  test('and so is a request for a notification method', async () => {
    const log = vi.fn();
    const { bus } = await startPair(arith, { ...arithHandlers, log });

    const answer = await sendFrame(bus, request('arith.log', { line: 'hi' }));

    expect(answer).toMatchObject({ id: 1, error: { code: -32601 } });
    expect(log).not.toHaveBeenCalled();
  });
});

describe('a notification is never answered', () => {
  test.each([
    ['to a notification method', notification('arith.log', { line: 'hi' })],
    ['to a request method', notification('arith.add', { a: 1, b: 2 })],
    ['to nobody', notification('nobody.log', {})],
    ['to no method', notification('arith.nothing', {})],
    ['with params that the schema refuses', notification('arith.log', { line: 5 })],
    ['in a batch of its own', [notification('arith.log', { line: 'hi' }), notification('nobody.log')]],
  ])('%s', async (_title, message) => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await bus.handle(JSON.stringify(message));

    expect(answer).toBeUndefined();
  });

  test('when its handler throws', async () => {
    const { bus } = await startPair(arith, {
      ...arithHandlers,
      log: () => {
        throw new Error('boom');
      },
    });

    const answer = await sendFrame(bus, notification('arith.log', { line: 'hi' }));

    expect(answer).toBeUndefined();
  });

  test('but a request method runs for it, its result dropped', async () => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });

    await sendFrame(bus, notification('arith.add', { a: 1, b: 2 }));

    await vi.waitFor(() => expect(add).toHaveBeenCalledTimes(1));
    expect(add).toHaveBeenCalledWith({ a: 1, b: 2 }, expect.objectContaining({ id: undefined }));
  });
});

test('absent params are parsed as an empty object', async () => {
  const contract = defineContract('opt', {
    get: defineMethod({ params: z.object({ n: z.number().default(3) }), result: z.number() }),
    note: defineNotification({ params: z.object({}) }),
  });
  const { bus } = await startPair(contract, { get: ({ n }) => n, note: () => undefined });

  const answer = await sendFrame(bus, { jsonrpc: '2.0', id: 1, method: 'opt.get' });

  expect(answer).toEqual({ jsonrpc: '2.0', id: 1, result: 3 });
});

test('members that JSON-RPC does not know are let be', async () => {
  const { bus } = await startPair(arith, arithHandlers);

  const answer = await sendFrame(bus, request('arith.add', { a: 2, b: 3 }, { trace: 'abc' }));

  expect(answer).toEqual({ jsonrpc: '2.0', id: 1, result: { sum: 5 } });
});
