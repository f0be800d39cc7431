import { deepStrictEqual } from 'node:assert/strict';
import { fc } from '../chance.js';
import { describe, expect, test } from 'vitest';
import { JsonRefusal } from '../../src/wire/thrown.js';
import { toPlain } from '../../src/wire/to-plain.js';
import { hostObjects, stateful } from './support/host-objects.js';
import { refusalOf, viaJson } from './support/plain.js';

function nested(depth: number, bottom: unknown = 1): unknown {
  let value = bottom;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe('what keeps its state where JSON does not look is refused, with its path', () => {
  test.each(stateful)('%s', (_title, make) => {
    const { message, keys } = refusalOf({ list: [0, { 'a b': make() }] });

    expect(message).toMatch(/^params\.list\[1\]\["a b"\] is an? .*, which JSON would lose$/);
    expect(keys).toEqual(['list', 1, 'a b']);
  });
});

describe('host objects', () => {
  test.each(hostObjects)('%s is refused, or is what JSON makes of it', (_title, make) => {
    let plain: unknown;
    try {
      plain = toPlain({ value: make() }, 'params');
    } catch (error) {
      expect(error).toBeInstanceOf(JsonRefusal);
      expect((error as JsonRefusal).message).toContain('params.value');
      return;
    }

    deepStrictEqual(plain, viaJson({ value: make() }));
  });

  const { value } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...hostObjects.map(([, make]) => make)).map((make) => make()),
      fc.constantFrom(-0, 1.5, 'text', '\ud800', null, undefined, true, Number.NaN, Infinity),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom('a', '__proto__', 'toString', '0', 'é'), tie('value'), { maxKeys: 4 }),
  }));

  test('in any mix are refused, or are what JSON makes of them', () => {
    let crossed = 0;
    fc.assert(
      fc.property(value, (mixed) => {
        let plain: unknown;
        try {
          plain = toPlain(mixed, 'params');
        } catch (error) {
          return error instanceof JsonRefusal && error.message.startsWith('params') && error.keys.length < 50;
        }
        crossed += 1;
        deepStrictEqual(plain, viaJson(mixed));
        return true;
      }),
      { numRuns: 2_000 },
    );
    expect(crossed).toBeGreaterThan(200);
  });
});

describe('user code runs once', () => {
  test.each([1, 400])('in an object of %i members', (members) => {
    const runs = { getter: 0, element: 0, toJSON: 0, proto: 0 };
    const list: unknown[] = Object.defineProperty([], 0, { get: () => ++runs.element, enumerable: true });
    const value = {
      ...Object.fromEntries(Array.from({ length: members }, (_, index) => [`m${index}`, index])),
      get getter() {
        return ++runs.getter;
      },
      list,
      spoken: { toJSON: () => ({ runs: ++runs.toJSON }) },
      odd: Object.create({ proto: 1 }, { own: { get: () => ++runs.proto, enumerable: true } }) as unknown,
    };

    const plain = toPlain(value, 'params');

    expect(runs).toEqual({ getter: 1, element: 1, toJSON: 1, proto: 1 });
    expect(plain).toMatchObject({ getter: 1, list: [1], spoken: { runs: 1 }, odd: { own: 1 } });
  });

  test('and may come back here', () => {
    const inner = { bad: Number.NaN };
    const value = {
      get a() {
        return refusalOf(inner).message;
      },
      b: { toJSON: () => toPlain({ c: 1 }, 'other') },
    };

    expect(toPlain(value, 'params')).toEqual({ a: 'params.bad is NaN, which JSON would turn into null', b: { c: 1 } });
  });

  test('and what it throws is told with the place', () => {
    const boom = new Error('boom');
    const value = {
      list: [
        {
          get bad(): never {
            throw boom;
          },
        },
      ],
    };

    const refusal = refusalOf(value);

    expect(refusal.message).toBe("params.list[0].bad can't be read: Error: boom");
    expect(refusal.cause).toBe(boom);
  });

  test.each([
    ['a proxy that was revoked', () => revoked()],
    ['a toJSON that throws what has no text', () => ({ toJSON: () => throwIt(Object.create(null)) })],
    ['a toJSON that throws a proxy that was revoked', () => ({ toJSON: () => throwIt(revoked()) })],
    ['a tag that throws', () => Object.create({}, { [Symbol.toStringTag]: { get: () => throwIt(1) } }) as unknown],
  ])('%s is a refusal with its path', (_title, make) => {
    expect(refusalOf({ a: make() }).message).toMatch(/^params\.a /);
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function throwIt(value: unknown): never {
  throw value;
}

describe('depth', () => {
  test('is refused past 1,000 levels within the whole, and the path is cut short', () => {
    expect(toPlain(nested(1_001), 'params')).toEqual(nested(1_001));
    expect(refusalOf(nested(1_002)).message).toMatch(/^params\S{1,20}… is nested deeper than 1000 levels$/);
    expect(refusalOf(nested(50_000)).message).toContain('deeper than 1000 levels');
  });

  test('of a toJSON that never ends is a refusal', () => {
    const endless = (): object => ({ toJSON: () => ({ more: endless() }) });

    expect(refusalOf(endless()).message).toContain('deeper than 1000 levels');
  });

  test('a cycle is told where it closes', () => {
    const loop: { list: unknown[] } = { list: [] };
    loop.list.push({ back: loop });

    const refusal = refusalOf({ start: loop });

    expect(refusal.message).toBe('params.start.list[0].back is a cycle: it contains itself');
    expect(refusal.keys).toEqual(['start', 'list', 0, 'back']);
  });

  test('one object in two places is no cycle, though it holds what is written as no object', () => {
    const shared = { at: new Date(0) };

    expect(toPlain([shared, shared, [shared]], 'params')).toEqual(viaJson([shared, shared, [shared]]));
  });
});
