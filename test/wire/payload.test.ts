import { describe, expect, test } from 'vitest';
import { copyTree, Payload, UNDEFINED } from '../../src/wire/payload.js';

const wide = Object.fromEntries(Array.from({ length: 129 }, (_, index) => [`m${index}`, index]));

const list = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe.each<[string, (value: unknown) => Payload]>([
  ['a value', (value) => Payload.fromValue(value, 'params') as Payload],
  ['a tree', (value) => Payload.fromTree(value)],
  ['text', (value) => Payload.fromText(JSON.stringify(value))],
])('the payload of %s', (_from, make) => {
  test.each<[unknown, boolean]>([
    [{ a: { b: [1] } }, true],
    [[{ a: 1 }, []], true],
    [wide, true],
    ['{', false],
    [0, false],
    [null, false],
    [false, false],
  ])('%j has its text and its value, and tells if it is an object or an array', (value, isContainer) => {
    const payload = make(value);

    expect(payload.text).toBe(JSON.stringify(value));
    expect(payload.read()).toEqual(value);
    expect(payload.isContainer).toBe(isContainer);
    expect(payload.isUndefined).toBe(false);
    expect(payload.take()).toEqual(value);
  });

  test('gives each reader a value that no other reader can change', () => {
    const payload = make({ list: [{ a: [1] }], of: { b: { c: 1 } } });
    const first = payload.read() as { list: { a: number[] }[]; of: { b: { c: number } } };

    first.list[0]?.a.push(2);
    first.list.push({ a: [] });
    first.of.b.c = 2;

    expect(payload.read()).toEqual({ list: [{ a: [1] }], of: { b: { c: 1 } } });
    expect(payload.text).toBe('{"list":[{"a":[1]}],"of":{"b":{"c":1}}}');
  });

  test('comes back from what is kept of it', () => {
    for (const value of [{ a: 1 }, list(100), 'text', null]) {
      expect(Payload.fromKept(make(value).kept).read()).toEqual(value);
    }
  });
});

describe('what is kept of a payload', () => {
  test.each<[string, unknown, string]>([
    ['a list of 47 members', list(47), 'object'],
    ['a list of 48 members', list(48), 'string'],
    ['48 members on two levels', { left: list(22), right: list(23) }, 'object'],
    ['49 members on two levels', { left: list(23), right: list(23) }, 'string'],
    ['a list of 1,000 empty lists', list(1_000).map(() => []), 'string'],
    ['a text', 'text', 'string'],
    ['null', null, 'string'],
  ])('of %s is its tree if that is small, else its text', (_title, tree, kind) => {
    expect(typeof Payload.fromTree(tree).kept).toBe(kind);
  });
});

describe('undefined', () => {
  test('as params is no payload', () => {
    expect(Payload.fromValue(undefined, 'params')).toBeUndefined();
  });

  test('as a result is marked, and null to those who read it', () => {
    expect(Payload.fromTree(undefined)).toBe(UNDEFINED);
    expect([UNDEFINED.isUndefined, UNDEFINED.text, UNDEFINED.read(), UNDEFINED.isContainer]).toEqual([
      true,
      'null',
      null,
      false,
    ]);
  });
});

test('a copy of a tree shares no object with it', () => {
  const tree = { a: [[{ b: 1 }], null, 'x'], c: { d: { e: null } } };

  const copy = copyTree(tree) as typeof tree;

  expect(copy).toEqual(tree);
  expect([copy === tree, copy.a === tree.a, copy.a[0] === tree.a[0], copy.c === tree.c, copy.c.d === tree.c.d]).toEqual(
    Array.from({ length: 5 }, () => false),
  );
  expect(copyTree(null)).toBeNull();
});
