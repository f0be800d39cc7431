import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PlainObject } from '../../src/speed/tricks.js';

describe('a plain object that begins apart', () => {
  test('is an object like any other', () => {
    const made = new PlainObject();
    made['a'] = 1;

    expect(made).toStrictEqual({ a: 1 });
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(made.constructor).toBe(Object);
    expect(inspect(made)).toBe('{ a: 1 }');
    expect(structuredClone(made)).toStrictEqual({ a: 1 });
  });

  test('is called so in the messages of the engine', () => {
    const made = new PlainObject();
    made['a'] = 1;
    Object.freeze(made);

    expect(() => (made['a'] = 2)).toThrow("Cannot assign to read only property 'a' of object '#<Object>'");
  });

  test('leaves the prototype of all objects as it is', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.prototype.constructor).toBe(Object);
  });
});
