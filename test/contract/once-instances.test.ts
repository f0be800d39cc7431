import { defineContract, defineMethod, type StandardSchema } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startPair } from '../memory/support/start-pair.js';

const start = (result: StandardSchema, returned: unknown) =>
  startPair(defineContract('once', { get: defineMethod({ params: z.object({}), result }) }), { get: () => returned });

class Money {
  readonly #cents: number;

  constructor(cents: number) {
    this.#cents = cents;
  }

  get cents(): number {
    return this.#cents;
  }
}

class Coin extends Money {}

class Sealed {
  readonly #cents: number;

  constructor(cents: number) {
    this.#cents = cents;
  }

  spend(): number {
    return this.#cents;
  }
}

interface Cycle {
  readonly cents: number;
  self: Cycle;
}

function cycle(value: number): Cycle {
  const made = { cents: value } as Cycle;
  made.self = made;
  return made;
}

class Itself {
  readonly cents: number;

  constructor(cents: number) {
    this.cents = cents;
  }

  toJSON(): this {
    return this;
  }
}

class Price extends Sealed {
  override toString(): string {
    return `${this.spend()} cents`;
  }
}

class Broken extends Money {
  get broken(): never {
    throw new Error('not now');
  }
}

function contentOf(made: Money | Itself | Price): number {
  return made instanceof Sealed ? made.spend() : made.cents;
}

const cents = z.object({ cents: z.number() });

describe('a result that becomes an instance', () => {
  test.each([
    ['that shows itself by a getter', Money],
    ['that inherits the getter', Coin],
    ['whose toJSON gives itself', Itself],
    ['that shows itself by its text', Price],
  ])('%s arrives, made of what the handler returned', async (_what, Made) => {
    const { api, client } = await start(
      cents.transform((value) => new Made(value.cents)),
      { cents: 5, secret: 1 },
    );

    const got = await api.get();
    const raw = await client.call('once', 'get', {});

    expect(got).toBeInstanceOf(Made);
    expect(contentOf(got as Money | Itself | Price)).toBe(5);
    expect(raw).toEqual({ cents: 5 });
  });

  // What can't be compared is not known to do without a key: the default would take its place.
  test.each<[string, (cents: number) => object, (got: never) => unknown]>([
    ['that shows nothing', (value) => new Sealed(value), (got: Sealed) => got.spend()],
    ['of which a getter throws', (value) => new Broken(value), (got: Broken) => got.cents],
    ['that can be gone through but once', (value) => [value].values(), (got: Iterable<number>) => [...got][0]],
    ['or a cycle', cycle, (got: ReturnType<typeof cycle>) => got.self.self.cents],
  ])('%s keeps all that the handler returned', async (_what, make, read) => {
    const schema = z.object({ cents: z.number().default(0) }).transform((value) => make(value.cents));
    const { api } = await start(schema, { cents: 5 });

    expect(read((await api.get()) as never)).toBe(5);
  });
});

test('a key that chooses the class is kept, though the instances look the same', async () => {
  const coin = z.object({ cents: z.number(), round: z.literal(true) }).transform((value) => new Coin(value.cents));
  const money = cents.transform((value) => new Money(value.cents));
  const { api } = await start(z.union([coin, money]), { cents: 5, round: true });

  expect(await api.get()).toBeInstanceOf(Coin);
});

test("what a platform's class holds is kept, though all of its kind look the same", async () => {
  const schema = z.object({ text: z.string().default('abc') }).transform(({ text }) => new Blob([text]));
  const { api } = await start(schema, { text: 'xyz' });

  expect(await ((await api.get()) as Blob).text()).toBe('xyz');
});

test('a number that JSON has not is made again of what the handler returned', async () => {
  const { api, client } = await start(
    z.object({ text: z.string() }).transform(({ text }) => ({ text, read: Number(text) })),
    { text: 'ten' },
  );

  expect(await api.get()).toEqual({ text: 'ten', read: NaN });
  expect(await client.call('once', 'get', {})).toEqual({ text: 'ten' });
});
