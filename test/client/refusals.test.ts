// What a mutation run found untested: arguments that are refused, and what stays as it is.
import { defineContract, MemoryBus, MemoryRpcClient, MemoryRpcServer, RpcProtocolError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const echoing = { send: (params: unknown) => params, tell: () => undefined };

describe('an option that a call or a client cannot have is refused:', () => {
  test.each([
    { signal: {} },
    { signal: null },
    { idempotencyKey: '' },
    { idempotencyKey: 5 },
    { idempotencyKey: 'x'.repeat(1_001) },
  ])('of a call, %j', async (options) => {
    const { client } = await startPair(echo, echoing);

    expect(await rejectionOf(client.call('echo', 'send', {}, options as never))).toBeInstanceOf(TypeError);
  });

  test.each(['', 5, null])('of a client, instanceId %j', (instanceId) => {
    expect(() => new MemoryRpcClient({ bus: new MemoryBus(), instanceId: instanceId as never })).toThrow(TypeError);
  });

  test('the longest idempotencyKey, and the name of a client, are taken', async () => {
    const { client } = await startPair(echo, echoing);

    await expect(client.call('echo', 'send', {}, { idempotencyKey: 'x'.repeat(1_000) })).resolves.toEqual({});
  });

  test.each([Number.NaN, -1, '5', null])('of stop(), graceMs %j', async (graceMs) => {
    const { server } = await startPair(echo, echoing);

    expect(await rejectionOf(server.stop({ graceMs: graceMs as never }))).toBeInstanceOf(RangeError);
  });
});

describe('params that are no object and no array are refused, with what they are:', () => {
  test.each([
    [null, 'not null'],
    [5, 'not a number'],
    ['x', 'not a string'],
    [{ toJSON: () => 5 }, 'as JSON'],
    [{ toJSON: () => null }, 'as JSON'],
  ])('%j', async (params, text) => {
    const { client } = await startPair(echo, echoing);

    const error = await rejectionOf(client.call('echo', 'send', params));

    expect(error).toBeInstanceOf(RpcProtocolError);
    expect((error as Error).message).toContain(text);
  });
});

describe('params whose getter', () => {
  test('aborts the call end it before it is sent', async () => {
    const { client } = await startPair(echo, echoing);
    const controller = new AbortController();
    const params = { toJSON: () => (controller.abort('now'), {}) };

    const error = await rejectionOf(client.call('echo', 'send', params, { signal: controller.signal }));

    expect(error).toMatchObject({ reason: 'aborted', cause: 'now' });
  });

  test('stops the client end the call', async () => {
    const { client } = await startPair(echo, echoing);
    const params = { toJSON: () => (void client.stop(), {}) };

    expect(await rejectionOf(client.call('echo', 'send', params))).toMatchObject({ reason: 'stopped' });
    expect(await rejectionOf(client.notify('echo', 'tell', params))).toMatchObject({ reason: 'stopped' });
  });
});

describe('a plain contract that is none is refused:', () => {
  const { add, log } = arith.methods;
  test.each([
    null,
    5,
    { service: 'x', methods: null },
    { service: 'x', methods: 5 },
    { service: 'x', methods: { add: null } },
    { service: 'x', methods: { add: { params: add.params } } },
    { service: 'x', methods: { log: { ...log, result: z.null() } } },
    { service: 'x', methods: { add: { params: add.params, result: { '~standard': null } } } },
    { service: 'x', methods: { add: { params: add.params, result: { '~standard': { version: 1 } } } } },
    { service: 'x', methods: {}, errors: 5 },
    { service: 'x', methods: {}, errors: null },
    { service: 'x', methods: {}, errors: [] },
    { service: 'x', methods: {}, errors: { NO: 1.5 } },
  ])('%#', (contract) => {
    const server = new MemoryRpcServer({ bus: new MemoryBus() });

    expect(() => server.registerService(contract as never, {} as never)).toThrow(TypeError);
  });

  test('also one that was changed after it was taken', () => {
    const bus = new MemoryBus();
    const contract = { service: 'x', methods: { add: arith.methods.add as unknown } };
    new MemoryRpcServer({ bus }).registerService(contract as never, {} as never);
    contract.methods.add = 5;

    expect(() => new MemoryRpcServer({ bus }).registerService(contract as never, {} as never)).toThrow(TypeError);
  });

  test.each([null, 5, []])('methods that are %j, for defineContract', (methods) => {
    expect(() => defineContract('x', methods as never)).toThrow('methods must be an object');
  });

  test.each([null, 5])('options that are %j, for defineContract', (options) => {
    expect(() => defineContract('x', {}, options as never)).toThrow('the options of a contract must be an object');
  });

  test('a name is quoted, a number is not, and the service of a method is told', () => {
    expect(() => defineContract('a b', {})).toThrow(/^"a b" can't name a service/);
    expect(() => defineContract(5 as never, {})).toThrow(/^5 can't name a service/);
    expect(() => defineContract('x', { 'a b': arith.methods.add })).toThrow(/^"a b" can't name a method of x/);
  });

  test('a handler that is no function, and what a class has that is no method', async () => {
    const server = new MemoryRpcServer({ bus: new MemoryBus() });
    expect(() => server.registerService(arith, { ...arithHandlers, add: 5 as never })).toThrow(TypeError);

    const { client } = await startPair(arith, { add: arithHandlers.add } as never);
    expect(await rejectionOf(client.call('arith', 'toString', {}))).toMatchObject({ code: -32601 });
  });
});
