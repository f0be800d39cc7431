import { describe, expect, test } from 'vitest';
import { toPlain, wasWide } from '../../src/wire/to-plain.js';
import { refusalOf, viaJson } from './support/plain.js';

const plainOf = (value: unknown): unknown => toPlain(value, 'params');

/** Runs the body while a prototype has one more member, which is fixed. */
function withMember(prototype: object, key: string, value: unknown, body: () => void): void {
  Object.defineProperty(prototype, key, { value, configurable: true });
  try {
    body();
  } finally {
    Reflect.deleteProperty(prototype, key);
  }
}

describe('what a toJSON gives', () => {
  const invalid = new Date(Number.NaN);
  const quiet = Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'asked again', enumerable: false });

  test.each<[string, unknown]>([
    ['null is null', { toJSON: () => null }],
    ['undefined is no member', { toJSON: () => undefined }],
    ['a text in the place of an invalid Date is that text', Object.assign(invalid, { toJSON: () => 'no date' })],
    ['is asked for no toJSON', { toJSON: () => quiet }],
    ['a list is copied', { toJSON: () => [1, [2]] }],
    ['a box is what it holds', { toJSON: () => new Number(5) }],
    ['counts for a function as well', Object.assign(() => 0, { toJSON: () => 'spoken' })],
  ])('%s', (_title, spoken) => {
    expect(plainOf({ spoken })).toStrictEqual(viaJson({ spoken }));
  });

  test('counts for a bigint as well', () => {
    withMember(
      BigInt.prototype,
      'toJSON',
      () => 'big',
      () => {
        expect(plainOf([1n])).toEqual(['big']);
      },
    );
  });

  test('is not asked of a symbol, which is refused', () => {
    withMember(
      Symbol.prototype,
      'toJSON',
      () => 'symbol',
      () => {
        expect(refusalOf([Symbol('s')]).message).toBe("params[0] is a symbol, which JSON can't hold");
      },
    );
  });

  test.each([
    ['bigint', () => 1n],
    ['function', () => () => 0],
  ])('is refused if it is a %s', (kind, toJSON) => {
    expect(refusalOf({ a: { toJSON } }).message).toBe(
      `params.a has a toJSON that gives a ${kind}, which JSON can't hold`,
    );
  });
});

describe('what looks like something else', () => {
  test.each([
    ['a plain object that calls itself a Map', { a: 1, [Symbol.toStringTag]: 'Map' }],
    ['an instance with members and a name', Object.assign(Object.create({ [Symbol.toStringTag]: 'Own' }), { a: 1 })],
    ['a member toJSON that is no function', { toJSON: 'text' }],
  ])('%s goes as its members', (_title, value) => {
    expect(plainOf([value])).toStrictEqual(viaJson([value]));
  });

  test('a proxy whose keys cannot be listed is refused at its own place', () => {
    const ownKeys = (): never => {
      throw new Error('no keys');
    };

    expect(refusalOf({ a: new Proxy({}, { ownKeys }) }).message).toBe("params.a can't be read: Error: no keys");
  });

  test('objects without a prototype are refused past 1,000 levels', () => {
    let value: object = {};
    for (let level = 0; level < 1_500; level++) value = Object.assign(Object.create(null) as object, { a: value });

    expect(refusalOf(value).message).toContain('is nested deeper than 1000 levels');
  });
});

describe('a member of the copy', () => {
  const ordinary = { value: 1, writable: true, enumerable: true, configurable: true };

  test('named __proto__ can be changed and removed', () => {
    const plain = plainOf(JSON.parse('{"__proto__":1}')) as object;

    expect(Object.getOwnPropertyDescriptor(plain, '__proto__')).toEqual(ordinary);
  });

  test('is made where the prototype of all objects has a fixed one of that name', () => {
    const value = JSON.parse('{"fixed":1}') as unknown;
    withMember(Object.prototype, 'fixed', 0, () => {
      expect(Object.getOwnPropertyDescriptor(plainOf(value), 'fixed')).toEqual(ordinary);
    });
  });
});

describe('an object is wide', () => {
  const wide = (members: number): object => Object.fromEntries(Array.from({ length: members }, (_, i) => [`m${i}`, i]));

  test.each([
    [128, false],
    [129, true],
  ])('with %i members: %s', (members, expected) => {
    plainOf([wide(members)]);

    expect(wasWide()).toBe(expected);
  });

  test('only for the value that holds it', () => {
    plainOf(wide(129));
    plainOf(wide(1));

    expect(wasWide()).toBe(false);
  });
});

describe('what is kept in the place of an object', () => {
  const sample = { kept: true };
  const inner = { a: 1 };

  test('stays, beside objects that are copied', () => {
    const plain = toPlain({ sample, inner }, 'expected', (value) => (value === sample ? sample : undefined)) as {
      readonly [key: string]: object;
    };

    expect(plain['sample']).toBe(sample);
    expect(plain['inner']).toEqual(inner);
    expect(plain['inner']).not.toBe(inner);
  });

  test('stays after a getter that copied something else', () => {
    const value = {
      get before() {
        return toPlain({ sample }, 'other');
      },
      sample,
    };

    const plain = toPlain(value, 'expected', (of) => (of === sample ? sample : undefined)) as typeof value;

    expect(plain.sample).toBe(sample);
  });

  test('may hold a copy of what is inside, whose refusal tells the place', () => {
    const holding = (bad: unknown): unknown =>
      toPlain({ list: [sample] }, 'expected', (value, copy) =>
        value === sample ? { holds: copy(bad, '<sample>') } : undefined,
      );

    expect(holding({ n: -0, u: undefined })).toStrictEqual({ list: [{ holds: { n: 0 } }] });
    expect(() => holding({ n: Number.NaN })).toThrow(
      'expected.list[0]<sample>.n is NaN, which JSON would turn into null',
    );
  });

  test('that holds itself is refused', () => {
    const endless = (): unknown =>
      toPlain(sample, 'expected', (value, copy) =>
        value === sample ? { holds: copy(sample, '<sample>') } : undefined,
      );

    expect(endless).toThrow('expected<sample> is a cycle: it contains itself');
  });

  test('is refused past 1,000 levels', () => {
    class Holder {
      readonly held: unknown;

      constructor(held: unknown) {
        this.held = held;
      }
    }
    const nested = (depth: number): unknown =>
      Array.from({ length: depth }).reduce<unknown>((held) => new Holder(held), 1);
    const keepAll = (value: unknown): unknown =>
      toPlain(value, 'expected', (of, copy) => (of instanceof Holder ? [copy(of.held, '<h>')] : undefined));

    expect(() => keepAll(nested(1_001))).not.toThrow();
    expect(() => keepAll(nested(1_002))).toThrow('is nested deeper than 1000 levels');
  });
});
