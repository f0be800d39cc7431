import { fc } from '../../chance.js';
import type { StandardSchema } from 'rpc-testkit';

/** A schema, with values that it takes, all of them plain data. */
export interface Made {
  readonly schema: StandardSchema;
  readonly value: fc.Arbitrary<unknown>;
}

/** Whether a member has to be there: some have a default, a number that is then raised by one. */
export type Presence = 'required' | 'optional' | 'default';

/** What an object makes of unknown keys; `reshape` drops them and makes another object of the rest. */
export type Wrap = 'strip' | 'loose' | 'reshape';

/** How a library builds schemas from schemas. `either` gives `undefined` for two that it can't tell apart. */
export interface Library {
  /** A schema whose input has to be sent. */
  readonly hundredfold: StandardSchema;
  readonly leaves: readonly (readonly [schema: StandardSchema, value: fc.Arbitrary<unknown>])[];
  list(schema: StandardSchema): StandardSchema;
  either(one: StandardSchema, other: StandardSchema): StandardSchema | undefined;
  object(members: ReadonlyMap<string, readonly [StandardSchema, Presence]>, wrap: Wrap): StandardSchema;
}

/** Values that more than one library's schemas take. */
export const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
export const yesOrNo = fc.constantFrom('yes', 'no', 'true', 'false');
export const dates = fc.constantFrom(0, 5, '2026-01-02T00:00:00.000Z');
export const pairs = fc.array(fc.tuple(fc.string(), fc.integer()), { maxLength: 3 });
export const reshaped = (output: object): object => ({ b: Object.values(output), keys: Object.keys(output) });
