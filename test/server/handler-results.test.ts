import { defineContract, defineMethod } from 'rpc-testkit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { request, sendFrame } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

const Native = Promise;

/** A promise that is none of the runtime's, as libraries put in the place of `Promise`. */
class Other<T> {
  readonly #promise: Promise<T>;

  constructor(executor: ConstructorParameters<typeof Promise<T>>[0]) {
    this.#promise = new Native(executor);
  }

  static resolve<T>(value: T): Other<T> {
    return new Other((resolve) => resolve(value));
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a promise has a `then`
  then(...callbacks: Parameters<Promise<T>['then']>): Promise<unknown> {
    return this.#promise.then(...callbacks);
  }
}

describe('a result of', () => {
  test.each([0, '', false, null, [], {}, 'text', -1.5])('%j reaches the caller', async (result) => {
    const { client, api } = await startPair(echo, { send: () => result, tell: () => undefined });

    const results = [await client.call('echo', 'send', {}), await api.send({})];

    expect(results).toEqual([result, result]);
  });

  test('undefined travels as null', async () => {
    const { bus, client } = await startPair(echo, { send: () => undefined, tell: () => undefined });

    const answers = [await sendFrame(bus, request('echo.send')), await client.call('echo', 'send', {})];

    expect(answers).toEqual([{ jsonrpc: '2.0', id: 1, result: null }, null]);
  });

  test('a promise, or another thenable, is awaited', async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- a thenable is what this is about
    const thenable = { then: (resolve: (value: number) => void) => resolve(7) };
    const { api } = await startPair(echo, { send: () => thenable, tell: () => undefined });

    const result = await api.send({});

    expect(result).toBe(7);
  });

  test('a promise is what it settles with, though it has a then of its own', async () => {
    const promise = Object.assign(Promise.resolve(7), {
      // oxlint-disable-next-line unicorn/no-thenable -- an own `then` is what this is about
      then: (resolve: (value: number) => void) => {
        resolve(1);
        resolve(2);
      },
    });
    const { api } = await startPair(echo, { send: () => promise, tell: () => undefined });

    const result = await api.send({});

    expect(result).toBe(7);
  });

  test('a promise in a proxy that binds its methods is awaited', async () => {
    const promise = new Proxy(Promise.resolve(7), {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        return name === 'then' ? (member as typeof target.then).bind(target) : member;
      },
    });
    const { api } = await startPair(echo, { send: () => promise, tell: () => undefined });

    const result = await api.send({});

    expect(result).toBe(7);
  });

  test('an async function is awaited where something else stands in the place of `Promise`', async () => {
    const { api } = await startPair(echo, { send: async () => 7, tell: () => undefined });
    vi.stubGlobal('Promise', Other);
    onTestFinished(() => void vi.unstubAllGlobals());

    const result = await api.send({});

    expect(result).toBe(7);
  });

  test('a thenable that answers twice is what it answered first', async () => {
    const thenable = {
      // oxlint-disable-next-line unicorn/no-thenable -- a thenable is what this is about
      then: (resolve: (value: number) => void, reject: (error: unknown) => void) => {
        resolve(7);
        resolve(8);
        reject(new Error('too late'));
      },
    };
    const { api, server } = await startPair(echo, { send: () => thenable, tell: () => undefined });

    const results = await Promise.all([api.send({}), api.send({})]);

    expect(results).toEqual([7, 7]);
    await server.stop({ graceMs: 0 });
  });
});

describe('a typed client', () => {
  const contract = defineContract('opt', {
    nothing: defineMethod({ params: z.object({}), result: z.void() }),
    maybe: defineMethod({ params: z.object({}), result: z.string().optional() }),
    nullable: defineMethod({ params: z.object({}), result: z.string().nullable().optional() }),
  });

  test('gets the undefined that a handler returned, also where null would do', async () => {
    const { api } = await startPair(contract, {
      nothing: () => undefined,
      maybe: () => undefined,
      nullable: () => undefined,
    });

    const results = [await api.nothing(), await api.maybe(), await api.nullable()];

    expect(results).toEqual([undefined, undefined, undefined]);
  });

  test('still gets a value where there is one', async () => {
    const { api } = await startPair(contract, { nothing: () => undefined, maybe: () => 'x', nullable: () => null });

    const results = [await api.maybe(), await api.nullable()];

    expect(results).toEqual(['x', null]);
  });
});

test('a result that does not match is -32603 with the issues', async () => {
  const contract = defineContract('strict', {
    get: defineMethod({ params: z.object({}), result: z.object({ list: z.array(z.number()) }) }),
  });
  const { api } = await startPair(contract, { get: () => ({ list: [1, 'x' as never] }) });

  const error = await rejectionOf(api.get());

  expect(error).toMatchObject({
    name: 'RpcError',
    code: -32603,
    message: 'Result validation failed',
    data: { issues: [{ path: ['list', 1], message: expect.any(String) }] },
  });
});
