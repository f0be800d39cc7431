import { deepStrictEqual } from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { toPlain } from '../../src/wire/to-plain.js';
import { refusalOf, viaJson } from './support/plain.js';

describe('objects of another realm', () => {
  test.each([
    ['an invalid Date', 'new Date(NaN)'],
    ['a Map', 'new Map([[1, 2]])'],
    ['an Error', 'new Error("x")'],
    ['a typed array', 'new Float64Array(2)'],
    ['a boxed NaN', 'new Number(NaN)'],
  ])('%s is refused', (_title, source) => {
    expect(refusalOf({ a: runInNewContext(source) as unknown }).message).toMatch(/^params\.a is /);
  });

  test.each(['({ a: [1, { b: null }] })', 'new Date(5)', 'new String("x")', '[undefined].map(() => 1)'])(
    '%s crosses',
    (source) => {
      const value = runInNewContext(source) as unknown;

      deepStrictEqual(toPlain([value], 'params'), viaJson([value]));
    },
  );
});

test('what is made are ordinary objects and arrays, under a prototype that is frozen too', () => {
  const plain = toPlain(JSON.parse('{"toString":1,"__proto__":{"x":1},"list":[{}]}'), 'params') as object;

  expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
  expect(Object.keys(plain)).toEqual(['toString', '__proto__', 'list']);
});
