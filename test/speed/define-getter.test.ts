import { afterEach, describe, expect, test, vi } from 'vitest';
import { defineGetter } from '../../src/speed/tricks.js';

const annexB = Object.getOwnPropertyDescriptor(Object.prototype, '__defineGetter__') as PropertyDescriptor;

afterEach(() => {
  Reflect.defineProperty(Object.prototype, '__defineGetter__', annexB);
  vi.resetModules();
});

/** Without the functions that a runtime may leave out. */
async function defineGetterWithoutAnnexB(): Promise<typeof defineGetter> {
  Reflect.deleteProperty(Object.prototype, '__defineGetter__');
  vi.resetModules();
  return (await import('../../src/speed/tricks.js')).defineGetter;
}

describe.each([
  ['with annex B', async () => defineGetter],
  ['without annex B', defineGetterWithoutAnnexB],
])('a getter that is defined %s', (_runtime, load) => {
  test('is an own, enumerable member of each object, read when it is asked for', async () => {
    const define = await load();
    const read = vi.fn(function (this: { readonly a: number }) {
      return this.a;
    });
    const [one, two] = [{ a: 1 }, { a: 2 }];

    define(one, 'signal', read);
    define(two, 'signal', read);

    expect(read).not.toHaveBeenCalled();
    expect(one).toEqual({ a: 1, signal: 1 });
    expect({ ...two }).toEqual({ a: 2, signal: 2 });
  });
});
