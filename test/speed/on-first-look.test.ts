import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { onFirstLook } from '../../src/speed/tricks.js';

interface Told {
  readonly name: string;
  late: string;
}

function makeTold(): { readonly told: Told; readonly make: ReturnType<typeof vi.fn> } {
  const make = vi.fn((target: Told) => {
    if (target.late === 'not yet') target.late = 'made';
  });
  return { told: new Proxy<Told>({ name: 'a', late: 'not yet' }, onFirstLook('late', make)), make };
}

describe('a member that is made on the first look', () => {
  test('is not made for who looks at others', () => {
    const { told, make } = makeTold();

    expect([told.name, 'late' in told, Reflect.ownKeys(told), Object.getPrototypeOf(told)]).toEqual([
      'a',
      true,
      ['name', 'late'],
      Object.prototype,
    ]);
    expect(make).not.toHaveBeenCalled();
  });

  test.each<readonly [string, (told: Told) => unknown, unknown]>([
    ['is read', (told) => told.late, 'made'],
    ['is copied', (told) => ({ ...told }), { name: 'a', late: 'made' }],
    ['is assigned to another', (told) => Object.assign({}, told), { name: 'a', late: 'made' }],
    ['is described', (told) => Object.getOwnPropertyDescriptor(told, 'late')?.value, 'made'],
    [
      'is listed',
      (told) => Object.entries(told),
      [
        ['name', 'a'],
        ['late', 'made'],
      ],
    ],
    ['is written as JSON', (told) => JSON.stringify(told), '{"name":"a","late":"made"}'],
    ['is frozen', (told) => Object.freeze(told).late, 'made'],
    ['is sealed', (told) => Object.seal(told).late, 'made'],
    ['is inherited', (told) => (Object.create(told) as Told).late, 'made'],
    ['is printed after a look', (told) => [told.late, inspect(told)], ['made', "{ name: 'a', late: 'made' }"]],
  ])('is there when the object %s', (_, look, seen) => {
    expect(look(makeTold().told)).toEqual(seen);
  });

  test('may be written over', () => {
    const { told } = makeTold();

    told.late = 'mine';

    expect({ ...told }).toEqual({ name: 'a', late: 'mine' });
  });
});
