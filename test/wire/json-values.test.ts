import { deepStrictEqual } from 'node:assert/strict';
import { fc } from '../chance.js';
import { describe, expect, test } from 'vitest';
import { echo } from '../memory/support/arith.js';
import { startPair } from '../memory/support/start-pair.js';

/** Serves `echo`, and resolves with what its handler received for these params and with what the caller got back. */
async function startEcho() {
  const received: unknown[] = [];
  const send = (params: unknown): unknown => {
    received.push(params);
    return params;
  };
  const { client } = await startPair(echo, { send, tell: () => undefined });
  return async (params: object): Promise<{ received: unknown; returned: unknown }> => {
    const returned = await client.call('echo', 'send', params);
    return { received: received.at(-1), returned };
  };
}

const roundTrip = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, -0, '', '\ud800', '__proto__'),
  fc.date({ noInvalidDate: true }),
);
const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'length', '0', 'a.b'));
const { value } = fc.letrec<{ value: unknown; member: unknown; object: object }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), tie('object')),
  member: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 5, arbitrary: tie('value') }),
  object: fc.dictionary(key, tie('member'), { noNullPrototype: true }) as fc.Arbitrary<object>,
}));
const params = fc.oneof(fc.array(value), fc.dictionary(key, value, { noNullPrototype: true })) as fc.Arbitrary<object>;

describe('a payload', () => {
  test('arrives as JSON.parse(JSON.stringify(payload)), both ways, and the caller keeps its own', async () => {
    const send = await startEcho();

    await fc.assert(
      fc.asyncProperty(params, async (payload) => {
        const before = structuredClone(payload);

        const { received, returned } = await send(payload);

        deepStrictEqual(received, roundTrip(before));
        deepStrictEqual(returned, received);
        deepStrictEqual(payload, before);
      }),
      { numRuns: 300 },
    );
  });

  test('may be frozen', async () => {
    const send = await startEcho();

    const { received } = await send(Object.freeze({ list: Object.freeze([1]) }));

    expect(received).toEqual({ list: [1] });
  });

  test('is never shared: what the handler does to it stays with the handler', async () => {
    const { api } = await startPair(echo, {
      send: (input) => {
        (input as { list: number[] }).list.push(2);
        return null;
      },
      tell: () => undefined,
    });
    const payload = { list: [1] };

    await api.send(payload);

    expect(payload).toEqual({ list: [1] });
  });

  test('is taken when the call is made: what the caller does to it later is not seen', async () => {
    const send = await startEcho();
    const payload = { list: [1] };

    const answer = send(payload);
    payload.list.push(2);

    expect((await answer).received).toEqual({ list: [1] });
  });

  test.each([
    ['undefined members vanish', { a: undefined, b: { c: undefined } }, { b: {} }],
    ['-0 is 0', { zero: -0 }, { zero: 0 }],
    ['a Date is its string', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['members keyed by symbols vanish', { [Symbol('s')]: 1 }, {}],
    ['a Buffer goes by its toJSON', { bytes: Buffer.from([1, 2]) }, { bytes: { type: 'Buffer', data: [1, 2] } }],
    ['a URL goes by its toJSON', { url: new URL('http://localhost/') }, { url: 'http://localhost/' }],
    ['an object without a prototype goes', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
  ])('%s', async (_title, payload, expected) => {
    const send = await startEcho();

    const { received } = await send(payload);

    expect(received).toStrictEqual(expected);
  });

  test('a class instance goes as its own enumerable members', async () => {
    class Base {
      inherited = 1;
      #hidden = 2;
      get sum(): number {
        return this.inherited + this.#hidden;
      }
    }
    const send = await startEcho();
    const point = Object.defineProperty(new Base(), 'quiet', { value: 3, enumerable: false });

    const { received } = await send({ point });

    expect(received).toStrictEqual({ point: { inherited: 1 } });
  });

  test('one object in two places is no cycle', async () => {
    const send = await startEcho();
    const shared = { n: 1 };

    const { received } = await send({ left: shared, right: [shared, shared] });

    expect(received).toEqual({ left: { n: 1 }, right: [{ n: 1 }, { n: 1 }] });
  });
});

describe('toJSON', () => {
  test('is honoured, and is told its key', async () => {
    const send = await startEcho();
    const named = { toJSON: (name: string) => `called ${name}` };

    const { received } = await send({ first: named, list: [named] });

    expect(received).toEqual({ first: 'called first', list: ['called 0'] });
  });

  test.each([
    ['Map', new Map([['a', 1]])],
    ['Set', new Set([1])],
    ['RegExp', /x/],
    ['Error', new Error('x')],
  ])('lets a %s through', async (_kind, value) => {
    const send = await startEcho();
    const speaking = Object.assign(value, { toJSON: () => ({ kind: 'spoken' }) });

    const { received } = await send({ speaking });

    expect(received).toEqual({ speaking: { kind: 'spoken' } });
  });
});
