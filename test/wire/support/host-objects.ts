import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';

type Make = readonly [title: string, make: () => unknown];

class Point {
  x = 1;
  #hidden = 2;
  get sum(): number {
    return this.x + this.#hidden;
  }
}

class Tagged {
  readonly [Symbol.toStringTag] = 'Tagged';
}

/** Objects whose state is not in enumerable members: JSON would write `{}`, or bytes as an object of indices. */
export const stateful: readonly Make[] = [
  ['a Map', () => new Map([['a', 1]])],
  ['a Set with a member of its own', () => Object.assign(new Set([1]), { a: 1 })],
  ['a WeakMap', () => new WeakMap()],
  ['a WeakRef', () => new WeakRef({})],
  ['a RegExp', () => /x/g],
  ['an Error with a code', () => Object.assign(new Error('x'), { code: 5 })],
  ['an Error that has another tag', () => Object.assign(new Error('x'), { [Symbol.toStringTag]: 'Fine' })],
  ['a Promise', () => Promise.resolve(1)],
  ['an iterator', () => [1].values()],
  [
    'a generator',
    () =>
      (function* () {
        yield 1;
      })(),
  ],
  ['a Blob', () => new Blob(['x'])],
  ['Headers', () => new Headers({ a: 'b' })],
  ['URLSearchParams', () => new URLSearchParams('a=b')],
  ['FormData', () => new FormData()],
  ['a Response', () => new Response('x')],
  ['a Request', () => new Request('http://localhost/')],
  ['a ReadableStream', () => new ReadableStream()],
  ['an AbortSignal', () => AbortSignal.abort()],
  ['an AbortController', () => new AbortController()],
  ['a TextEncoder', () => new TextDecoder()],
  ['an ArrayBuffer', () => new ArrayBuffer(2)],
  ['a DataView', () => new DataView(new ArrayBuffer(2))],
  ['a typed array', () => new Uint8Array([1, 2])],
  ['an empty typed array', () => new BigInt64Array()],
  ['an Intl object', () => new Intl.NumberFormat()],
  ['Math', () => Math],
  ['a class with a tag and nothing else', () => new Tagged()],
  ['a boxed symbol', () => Object(Symbol('s')) as unknown],
];

/** Anything that a user may put into params or a result. */
export const hostObjects: readonly Make[] = [
  ...stateful,
  ['a Date', () => new Date(0)],
  ['an invalid Date', () => new Date(Number.NaN)],
  ['a URL', () => new URL('http://localhost/a?b=c')],
  ['a Buffer', () => Buffer.from('abc')],
  ['a boxed number', () => Object(5) as unknown],
  ['a boxed NaN', () => Object(Number.NaN) as unknown],
  ['a boxed string', () => Object('abc') as unknown],
  ['a boxed boolean', () => Object(false) as unknown],
  ['a boxed bigint', () => Object(1n) as unknown],
  ['a bigint', () => 1n],
  ['a symbol', () => Symbol('s')],
  ['a function', () => () => 1],
  ['a function with a toJSON', () => Object.assign(() => 1, { toJSON: () => 'spoken' })],
  ['a class', () => Point],
  ['a class instance', () => new Point()],
  ['an instance without members', () => new (class {})()],
  ['an object without a prototype', () => Object.assign(Object.create(null) as object, { a: 1 })],
  ['a frozen object', () => Object.freeze({ a: Object.freeze([1]) })],
  ['a proxy', () => new Proxy({ a: 1, b: [2] }, {})],
  ['a proxy of an array', () => new Proxy([1, { a: 2 }], {})],
  ['members that are not enumerable', () => Object.defineProperty({ a: 1 }, 'b', { value: 2 })],
  ['members keyed by symbols', () => ({ [Symbol('s')]: 1, a: 2 })],
  ['an array with a member of its own', () => Object.assign([1, 2], { more: 3 })],
  ['an array of a subclass', () => new (class extends Array<number> {})(1, 2, 3)],
  ['a hole', () => Array(2)],
  [
    'arguments',
    () =>
      (function (..._rest: number[]) {
        // oxlint-disable-next-line prefer-rest-params -- it is what this is about
        return arguments;
      })(1, 2),
  ],
  ['a toJSON that gives undefined', () => ({ toJSON: () => undefined })],
  ['a toJSON that gives NaN', () => ({ toJSON: () => Number.NaN })],
  ['a toJSON that gives a bigint', () => ({ toJSON: () => 1n })],
  ['a toJSON that gives a Map', () => ({ toJSON: () => new Map() })],
  ['a toJSON that gives what has one', () => ({ toJSON: () => ({ a: 1, toJSON: () => 2 }) })],
  ['a toJSON that is no function', () => ({ toJSON: 5 })],
  [
    'a toJSON that is inherited',
    () =>
      new (class {
        toJSON = (key: string) => `at ${key}`;
      })(),
  ],
  ['an Error with a toJSON', () => Object.assign(new Error('x'), { toJSON: () => ({ message: 'x' }) })],
  ['an Event', () => new Event('x')],
  ['an EventEmitter', () => new EventEmitter()],
  ['a Node stream', () => new PassThrough()],
  ['a hash', () => createHash('sha256')],
  ['many members', () => Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}`, index]))],
];
