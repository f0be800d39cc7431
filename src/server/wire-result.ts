import { type Issue, toIssues } from '../contract/issues.js';
import type { StandardSchema } from '../contract/standard-schema.js';
import { isThenable, type Parsed, validate } from '../contract/validate.js';
import type { JsonRefusal } from '../wire/json-refusal.js';
import { Payload, UNDEFINED } from '../wire/payload.js';
import { chooseWireResult } from './choose-wire-result.js';
import { isSameData, takeSnapshot, wasExact } from './snapshot.js';

/** A result that its schema refuses, or that can't cross. */
export interface RefusedResult {
  readonly issues: readonly Issue[];
  /** Why it has no JSON text, where that is why. */
  readonly unwritable?: JsonRefusal;
}

/** What crosses of a handler's result, or why nothing does. */
export type WireResult = Payload | RefusedResult;

/** Returns true for a result that can't be sent. */
export function isRefused(result: WireResult): result is RefusedResult {
  return 'issues' in result;
}

/**
 * What to send of what a handler returned, so that the schema takes effect once on the whole way, though both ends parse.
 * Most results are plain data that their schema leaves as they are: those are told at once.
 */
export function toWireResult(schema: StandardSchema, returned: unknown): WireResult | Promise<WireResult> {
  const value = takeSnapshot(returned);
  const exact = wasExact();
  const parsed = validate(schema, value);
  if (isThenable(parsed) || parsed.issues !== undefined) return readLater(schema, value, exact, parsed);
  return toWire(schema, value, exact, parsed.value);
}

async function readLater(schema: StandardSchema, value: unknown, exact: boolean, parsing: Parsed): Promise<WireResult> {
  const parsed = await parsing;
  if (parsed.issues !== undefined) return { issues: toIssues(parsed.issues) };
  return toWire(schema, value, exact, parsed.value);
}

function toWire(
  schema: StandardSchema,
  value: unknown,
  exact: boolean,
  output: unknown,
): WireResult | Promise<WireResult> {
  if (exact && isSameData(output, value)) return Payload.fromTree(value);
  if (value === undefined && output === undefined) return UNDEFINED;
  return chooseWireResult({ schema, value, exact, output });
}
