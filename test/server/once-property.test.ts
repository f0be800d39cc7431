import { deepStrictEqual } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { fc } from '../chance.js';
import { defineContract, defineMethod, type StandardSchema } from 'rpc-testkit';
import { createMemoryRpc, implement } from 'rpc-testkit/fixtures';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { request, sendFrame } from '../memory/support/send-frame.js';
import type { Library, Made, Presence, Wrap } from './support/once-library.js';
import { LIBRARIES } from './support/once-schemas.js';

const KEYS = ['a', 'b', 'c'] as const;
const unknownKeys = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x', 'y'), fc.constantFrom(0, 'secret', null), {
  maxKeys: 3,
});
const presences = fc.tuple(...KEYS.map(() => fc.constantFrom<Presence[]>('required', 'optional', 'default')));

/** An object schema, and values that come with keys that it doesn't know. */
function objectOf(library: Library, made: readonly Made[], presence: readonly Presence[], wrap: Wrap): Made {
  const keys = KEYS.slice(0, made.length);
  const members = keys.map((key, at) => [key, made[at] as Made, presence[at] as Presence] as const);
  const values = members.map(([key, { value }, when]) => [key, when === 'default' ? fc.integer() : value] as const);
  const requiredKeys = members.filter(([, , when]) => when === 'required').map(([key]) => key);
  const known = fc.record(Object.fromEntries(values), { requiredKeys });
  return {
    schema: library.object(new Map(members.map(([key, { schema }, when]) => [key, [schema, when]])), wrap),
    value: fc.tuple(unknownKeys, known).map(([more, its]) => Object.assign({}, more, its)),
  };
}

function eitherOf(library: Library, one: Made, other: Made): Made {
  const schema = library.either(one.schema, other.schema);
  return schema === undefined ? one : { schema, value: fc.oneof(one.value, other.value) };
}

/** Schemas of a library, each with two values that it takes. */
function casesOf(library: Library) {
  const leaf = fc.constantFrom(...library.leaves).map(([schema, value]): Made => ({ schema, value }));
  const { made } = fc.letrec<{ made: Made; object: Made }>((tie) => ({
    made: fc.oneof(
      { depthSize: 'small' },
      leaf,
      tie('object'),
      tie('made').map((one) => ({
        schema: library.list(one.schema),
        value: fc.array(one.value, { maxLength: 3 }),
      })),
      fc.tuple(tie('object'), leaf).map(([one, other]) => eitherOf(library, one, other)),
    ),
    object: fc
      .tuple(
        fc.array(tie('made'), { minLength: 1, maxLength: 3 }),
        presences,
        fc.constantFrom<Wrap[]>('strip', 'loose', 'reshape'),
      )
      .map(([members, how, wrap]) => objectOf(library, members, how, wrap)),
  }));
  return made.chain(({ schema, value }) => fc.tuple(fc.constant(schema), value, value));
}

const REFUSED = Symbol('refused');

async function parse(schema: StandardSchema, value: unknown): Promise<unknown> {
  const parsed = await schema['~standard'].validate(structuredClone(value));
  return parsed.issues === undefined ? parsed.value : REFUSED;
}

/** What JSON makes of an output; `undefined` where there is no such thing. */
function jsonOf(output: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(output));
  } catch {
    return undefined;
  }
}

/** All that is left of plain data when one key is taken out of it, one for each key at any depth. */
function withoutOneKey(tree: unknown): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const inside = Object.entries(tree).flatMap(([key, member]) =>
    withoutOneKey(member).map((less) =>
      Object.assign(Array.isArray(tree) ? [...(tree as unknown[])] : { ...tree }, { [key]: less }),
    ),
  );
  if (Array.isArray(tree)) return inside;
  const outside = Object.keys(tree).map((gone) =>
    Object.fromEntries(Object.entries(tree).filter(([key]) => key !== gone)),
  );
  return [...outside, ...inside];
}

/** Throws if a key is sent that makes no difference to the other end. Returns true if the input was sent. */
async function checkSent(schema: StandardSchema, wire: unknown, promised: unknown): Promise<boolean> {
  if (isDeepStrictEqual(wire, jsonOf(promised))) return false;
  for (const less of withoutOneKey(wire)) expect(isDeepStrictEqual(await parse(schema, less), promised)).toBe(false);
  return true;
}

test.each(LIBRARIES)(
  'what the types of %s promise is what arrives, by every way, and no key is sent that makes no difference',
  async (name, library) => {
    let inputs = 0;
    await fc.assert(
      fc.asyncProperty(casesOf(library), async ([schema, returned, other]) => {
        const [promised, otherPromised] = [await parse(schema, returned), await parse(schema, other)];
        fc.pre(promised !== REFUSED && otherPromised !== REFUSED);
        const contract = defineContract('once', { get: defineMethod({ params: z.object({}), result: schema }) });
        await using rpc = await createMemoryRpc({ services: [implement(contract, { get: () => returned })] });
        const { get } = rpc.clients.once;
        const sent = async () => (await sendFrame(rpc.bus, request('once.get', {}))) as { result: unknown };

        deepStrictEqual(await get(), promised);
        const { result: wire } = await sent();
        deepStrictEqual(await parse(schema, wire), promised);
        if (await checkSent(schema, wire, promised)) inputs += 1;

        rpc.on('once.get').resolves(other);
        deepStrictEqual(await get(), otherPromised);
        const { result: otherWire } = await sent();

        rpc.on('once.get').resolves(returned);
        rpc.fault('once.get').corrupt(() => otherWire);
        deepStrictEqual(await get(), otherPromised);
      }),
      // arktype compiles each schema: that takes ten times as long.
      { numRuns: name === 'arktype' ? 15 : 40, examples: [[[library.hundredfold, 5, 7]]] },
    );
    expect(inputs).toBeGreaterThan(0);
  },
  60_000,
);
