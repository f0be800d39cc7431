import { runInNewContext } from 'node:vm';
import { defineContract, defineMethod, RpcError } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}
type Verdict<T> = { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** A Standard Schema made by hand, of no library. */
function schemaOf<T>(validate: (value: unknown) => Verdict<T> | Promise<Verdict<T>>) {
  return {
    '~standard': {
      version: 1 as const,
      vendor: 'by-hand',
      validate,
      types: undefined as { input: T; output: T } | undefined,
    },
  };
}

const isPoint = (value: unknown): value is { x: number } =>
  typeof value === 'object' && value !== null && 'x' in value && typeof value.x === 'number';
const verdictOf = (value: unknown): Verdict<{ x: number }> =>
  isPoint(value) ? { value: { x: value.x } } : { issues: [{ message: 'x is missing', path: ['x'] }] };

const point = schemaOf(verdictOf);
const slowPoint = schemaOf(async (value) => verdictOf(await Promise.resolve(value)));
const StrangePromise = runInNewContext('Promise') as PromiseConstructor;
const strangePoint = schemaOf((value) => StrangePromise.resolve(verdictOf(value)));

describe.each([
  ['that answers at once', point],
  ['that answers with a promise', slowPoint],
  ['that answers with a promise of another realm', strangePoint],
])('a Standard Schema %s', (_title, schema) => {
  const contract = defineContract('geo', { move: defineMethod({ params: schema, result: schema }) });

  test('lets good params and a good result through', async () => {
    const { api } = await startPair(contract, { move: ({ x }) => ({ x: x + 1 }) });

    const moved = await api.move({ x: 1 });

    expect(moved).toEqual({ x: 2 });
  });

  test('refuses bad params with -32602 and its issues', async () => {
    const { client } = await startPair(contract, { move: ({ x }) => ({ x }) });

    const error = await rejectionOf(client.call('geo', 'move', { y: 1 }));

    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({
      code: -32602,
      message: 'Invalid params',
      data: { issues: [{ path: ['x'], message: 'x is missing' }] },
    });
  });

  test('refuses a bad result with -32603 and its issues', async () => {
    const { api } = await startPair(contract, { move: () => ({}) as { x: number } });

    const error = await rejectionOf(api.move({ x: 1 }));

    expect(error).toMatchObject({
      code: -32603,
      message: 'Result validation failed',
      data: { issues: [{ path: ['x'], message: 'x is missing' }] },
    });
  });
});

test('path segments given as objects travel as their keys', async () => {
  const picky = schemaOf<object>(() => ({ issues: [{ message: 'no', path: [{ key: 'list' }, { key: 0 }] }] }));
  const contract = defineContract('geo', { move: defineMethod({ params: picky, result: point }) });
  const { client } = await startPair(contract, { move: () => ({ x: 1 }) });

  const error = await rejectionOf(client.call('geo', 'move', {}));

  expect(error).toMatchObject({ code: -32602, data: { issues: [{ path: ['list', 0], message: 'no' }] } });
});

test('path segments that JSON cannot hold travel as text', async () => {
  const picky = schemaOf<object>(() => ({ issues: [{ message: 'no', path: [Symbol('hidden'), 1] }] }));
  const contract = defineContract('geo', { move: defineMethod({ params: picky, result: point }) });
  const { client } = await startPair(contract, { move: () => ({ x: 1 }) });

  const error = await rejectionOf(client.call('geo', 'move', {}));

  expect(error).toMatchObject({ data: { issues: [{ path: [expect.stringContaining('hidden'), 1] }] } });
});

class OddPath extends Array<PropertyKey> {
  override map(): never {
    throw new Error('no copies');
  }
  toJSON(): string {
    return 'odd';
  }
}
const cyclic: { key?: unknown } = {};
cyclic.key = cyclic;

test.each([
  ['an array of a class of its own', OddPath.from(['a', 1]), ['a', 1]],
  ['a bigint', [1n], ['1']],
  ['NaN', [Number.NaN, 0], ['NaN', 0]],
  ['a cyclic key', [cyclic], [expect.any(String)]],
  ['a key without text', [{ key: Object.create(null) as unknown }], [expect.any(String)]],
  ['null', [null, { key: undefined }], ['null', 'undefined']],
  ['no array', 'abc', []],
])('a path of %s is refused params all the same', async (_title, path, expected) => {
  const picky = schemaOf<object>(() => ({ issues: [{ message: 'no', path: path as PropertyKey[] }] }));
  const contract = defineContract('geo', { move: defineMethod({ params: picky, result: point }) });
  const { bus, client } = await startPair(contract, { move: () => ({ x: 1 }) });

  const error = await rejectionOf(client.call('geo', 'move', {}));
  const answer = await bus.handle('{"jsonrpc":"2.0","id":1,"method":"geo.move"}');

  expect(error).toMatchObject({ code: -32602, data: { issues: [{ path: expected, message: 'no' }] } });
  expect(JSON.parse(answer ?? '')).toMatchObject({ id: 1, error: { code: -32602 } });
});

test.each([
  ['that are no list', true, []],
  ['without a message', [{}], [{ path: [], message: 'undefined' }]],
  ['whose message throws', [Object.defineProperty({}, 'message', { get: hostile })], [{ path: [] }]],
  ['that throw when they are read', new Proxy([], { get: hostile }), []],
])('issues %s are refused params all the same', async (_title, issues, expected) => {
  const picky = schemaOf<object>(() => ({ issues: issues as Issue[] }));
  const contract = defineContract('geo', { move: defineMethod({ params: picky, result: point }) });
  const { client } = await startPair(contract, { move: () => ({ x: 1 }) });

  const error = await rejectionOf(client.call('geo', 'move', {}));

  expect(error).toMatchObject({ code: -32602, data: { issues: expected } });
});

function hostile(): never {
  throw new Error('hands off');
}

test('an issue without a path has an empty one', async () => {
  const picky = schemaOf<object>(() => ({ issues: [{ message: 'no' }] }));
  const contract = defineContract('geo', { move: defineMethod({ params: picky, result: point }) });
  const { client } = await startPair(contract, { move: () => ({ x: 1 }) });

  const error = await rejectionOf(client.call('geo', 'move', {}));

  expect(error).toMatchObject({ code: -32602, data: { issues: [{ path: [], message: 'no' }] } });
});

test('a schema that is a function, as some libraries make them, is a schema', async () => {
  const callable = Object.assign(() => undefined, schemaOf(verdictOf));
  const contract = defineContract('geo', { move: defineMethod({ params: callable, result: callable }) });
  const { client } = await startPair(contract, { move: ({ x }) => ({ x }) });

  const moved = await client.call('geo', 'move', { x: 3 });

  expect(moved).toEqual({ x: 3 });
});

test('a schema that throws is answered, with -32603', async () => {
  const broken = schemaOf<object>(() => {
    throw new Error('schema is broken');
  });
  const contract = defineContract('geo', { move: defineMethod({ params: broken, result: point }) });
  const { client } = await startPair(contract, { move: () => ({ x: 1 }) });

  const error = await rejectionOf(client.call('geo', 'move', {}));

  expect(error).toMatchObject({ code: -32603 });
});
