import { describe, expect, test } from 'vitest';
import { differences, NO_IMAGE } from '../../src/server/differences.js';

const between = (actual: unknown, expected: unknown, image: unknown = NO_IMAGE, most = Infinity): unknown =>
  differences(actual, expected, image, most);
class Hidden {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  spend(): unknown {
    return this.#value;
  }
}

class Shown extends Hidden {
  get value(): unknown {
    return this.spend();
  }
}

class Inherits extends Shown {}

class Fields {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

class Speaks extends Hidden {
  toJSON(): unknown {
    return this.spend();
  }
}

class Values extends Hidden {
  override toString = Object.prototype.toString;

  override valueOf(): object {
    return [this.spend()];
  }
}

class Texts extends Hidden {
  override toString(): string {
    return String(this.spend());
  }
}

class ToItself extends Hidden {
  toJSON(): this {
    return this;
  }
}

class Throws extends Shown {
  get never(): never {
    throw new Error('not now');
  }
}

class Lists extends Hidden {
  *[Symbol.iterator](): Iterator<unknown> {
    yield this.spend();
  }
}

describe('plain values', () => {
  const bare = Object.assign(Object.create(null) as object, { a: 1 });
  const same = (): number => 0;

  test.each<[unknown, unknown]>([
    [1, 1],
    [Number.NaN, Number.NaN],
    [0, -0],
    [null, null],
    [same, same],
    [{ a: undefined, b: 1 }, { b: 1 }],
    [{ b: 1 }, { a: undefined, b: 1 }],
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }],
    [bare, { a: 1 }],
    [[], []],
  ])('%o and %o are equal', (actual, expected) => {
    expect(between(actual, expected)).toEqual([]);
  });

  test.each<[unknown, unknown, unknown]>([
    [1, '1', [[]]],
    [null, {}, [[]]],
    [{}, null, [[]]],
    [undefined, null, [[]]],
    [[], {}, [[]]],
    [{ length: 0 }, [], [[]]],
    [() => 0, () => 0, [[]]],
    [{ a: 1 }, { b: 1 }, [['a'], ['b']]],
    [{ a: null }, {}, [['a']]],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, [['a', 1, 'b']]],
    [{ a: [1, 2] }, { a: [1] }, [['a']]],
    [{ a: [1] }, { a: [1, undefined] }, [['a']]],
    [{ a: 1 }, { a: new Date(0) }, [['a']]],
    [{ a: {} }, { a: new Fields(1) }, [['a']]],
    [{ toString: 1 }, {}, [['toString']]],
  ])('%o and %o differ', (actual, expected, places) => {
    expect(between(actual, expected)).toEqual(places);
  });

  test.each([1, 2])('no more than %i places are told', (most) => {
    const places = between({ a: 1, b: 1, c: { d: 1 } }, { a: 2, b: 2, c: { d: 2 } }, NO_IMAGE, most);

    expect(places).toEqual([['a'], ['b']].slice(0, most));
  });

  test('what is nested deeper than an output can be counts as different', () => {
    const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => [inner], 1);

    expect(between(nested(1_002), nested(1_002))).toEqual([]);
    expect(between(nested(1_003), nested(1_003))).toEqual([Array.from({ length: 1_002 }, () => 0)]);
  });
});

describe('the JSON image', () => {
  const day = new Date(0);
  const text = day.toJSON();

  test.each<[string, unknown, unknown, unknown]>([
    ['a Date', text, day, text],
    ['a Date within', { days: [text] }, { days: [day] }, { days: [text] }],
    ['an instance', { value: [1] }, new Fields([1]), { value: [1] }],
  ])('is as good as %s', (_what, actual, expected, image) => {
    expect(between(actual, expected, image)).toEqual([]);
  });

  test.each<[string, unknown, unknown, unknown]>([
    ['is of another value', '1970', day, text],
    ['is of an object that differs within', { value: [2] }, new Fields([1]), { value: [1] }],
    ['is of plain data', 'x', { a: 1 }, 'x'],
    ['is of a primitive', 'x', 1, 'x'],
    ['is of null', 'x', null, 'x'],
    ['of an outer value has nothing there', NO_IMAGE, day, NO_IMAGE],
  ])('does not count if it %s', (_what, actual, expected, image) => {
    expect(between({ a: actual }, { a: expected }, { a: image })).toEqual([['a']]);
  });

  test('does not count below a place where it is a primitive', () => {
    expect(between({ a: { b: undefined } }, { a: { b: day } }, { a: 1 })).toEqual([['a', 'b']]);
    expect(between({ a: { b: undefined } }, { a: { b: day } }, { a: null })).toEqual([['a', 'b']]);
  });
});

describe('two instances', () => {
  const bareParent = Object.create(null) as object;
  const makers: readonly (readonly [string, (value: number) => object])[] = [
    ['Date', (value) => new Date(value)],
    ['Map', (value) => new Map([['a', value]])],
    ['Set', (value) => new Set([value])],
    ['Uint8Array', (value) => new Uint8Array([value])],
    ['URL', (value) => new URL(`http://localhost/${value}`)],
    ['Number', (value) => new Number(value)],
    ['class with fields', (value) => new Fields({ inside: value })],
    ['class with a member toJSON that is no function', (value) => Object.assign(new Fields(value), { toJSON: 'no' })],
    ['chain that ends elsewhere', (value) => Object.assign(Object.create(bareParent) as object, { value })],
    ['class with a getter', (value) => new Shown(value)],
    ['class that inherits a getter', (value) => new Inherits(value)],
    ['class with a toJSON', (value) => new Speaks(value)],
    ['class with a valueOf', (value) => new Values(value)],
    ['class with a toString', (value) => new Texts(value)],
    ['class that can be iterated', (value) => new Lists(value)],
  ];

  test.each(makers)('of %s are equal if they show the same', (_what, make) => {
    expect(between({ a: make(1) }, { a: make(1) })).toEqual([]);
    expect(between({ a: make(1) }, { a: make(2) })).toEqual([['a']]);
  });

  test.each<[string, () => object]>([
    ['show nothing', () => new Hidden(1)],
    ['show but themselves', () => new ToItself(1)],
    ['throw as they are looked at', () => new Throws(1)],
    ['can be gone through but once', () => [1].values()],
    ["are a platform's, and show but a size", () => new Blob(['a'])],
  ])('that %s are not known to be equal', (_what, make) => {
    expect(between(make(), make())).toEqual([[]]);
  });

  test('of two classes differ, though they show the same', () => {
    expect(between(new Shown(1), new Inherits(1))).toEqual([[]]);
  });

  test('a text and its box differ', () => {
    expect([between(new String('a'), 'a'), between('a', new String('a'))]).toEqual([[[]], [[]]]);
  });

  test.each([null, undefined, 'text'])('an instance and %o differ', (other) => {
    expect([between(new Fields(1), other), between(other, new Fields(1))]).toEqual([[[]], [[]]]);
  });
});
