import { defineContract, defineMethod } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { toWireResult } from '../../src/server/handler-replies.js';
import { Payload } from '../../src/wire/payload.js';
import { startPair } from '../memory/support/start-pair.js';

const say = defineMethod({ params: z.object({}), result: z.string() });

describe('names that every object has are ordinary names', () => {
  const odd = defineContract('constructor', {
    constructor: say,
    toString: say,
    valueOf: say,
    hasOwnProperty: say,
    call: say,
    name: say,
  });

  test('a contract may use them, a typed client calls them', async () => {
    const { api } = await startPair(odd, {
      constructor: () => 'constructor',
      toString: () => 'toString',
      valueOf: () => 'valueOf',
      hasOwnProperty: () => 'hasOwnProperty',
      call: () => 'call',
      name: () => 'name',
    });

    const said = [
      await api.constructor(),
      // oxlint-disable-next-line typescript/no-base-to-string -- it is the contract's own method
      await api.toString(),
      await api.valueOf(),
      await api.hasOwnProperty(),
      await api.call(),
      await api.name(),
    ];

    expect(said).toEqual(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'call', 'name']);
  });

  test('a handler that the prototype of every object has is no handler', async () => {
    const { client } = await startPair(odd, { name: () => 'name' } as never);

    const codes = await Promise.all(
      ['constructor', 'toString', 'valueOf', 'hasOwnProperty'].map(async (name) =>
        rejectionOf(client.call('constructor', name, {})),
      ),
    );

    expect(codes).toMatchObject([{ code: -32601 }, { code: -32601 }, { code: -32601 }, { code: -32601 }]);
  });
});

describe('names that the contract does not list are not found', () => {
  test.each(['toString', 'constructor', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])('%s', async (name) => {
    const { client } = await startPair(arith, arithHandlers);

    const error = await rejectionOf(client.call('arith', name, {}));

    expect(error).toMatchObject({
      name: 'RpcError',
      code: -32601,
      message: 'Method not found',
      method: `arith.${name}`,
    });
  });

  test.each(['constructor', 'valueof', 'prototype'])('the service %s', async (service) => {
    const { client } = await startPair(arith, arithHandlers);

    const error = await rejectionOf(client.call(service, 'toString', {}));

    expect(error).toMatchObject({ code: -32601 });
  });
});

test('a handler that is missing is -32601', async () => {
  const { client } = await startPair(arith, { log: () => undefined } as never);

  const error = await rejectionOf(client.call('arith', 'add', { a: 1, b: 2 }));

  expect(error).toMatchObject({ code: -32601, message: 'Method not found' });
});

test('what a library adds to every object is not sent', () => {
  const anything = { '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value }) } } as const;
  const texts: unknown[] = [];
  const added = { value: 1, enumerable: true, configurable: true, writable: true };
  // eslint-disable-next-line no-extend-native -- that is what it is about
  Object.defineProperty(Object.prototype, 'added', added);
  try {
    texts.push((toWireResult(anything, { a: [{ b: 1 }] }) as Payload).text);
    texts.push(Payload.fromValue({ a: [{ b: 1 }] }, 'params')?.text);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'added');
  }

  expect(texts).toEqual(['{"a":[{"b":1}]}', '{"a":[{"b":1}]}']);
});
