import { hasOwnProperty, PlainObject } from '../speed/tricks.js';
import {
  toIssues,
  type StandardSchema,
  isThenable,
  type Parsed,
  validate,
  type StandardIssue,
  type Issue,
  issuesText,
} from '../contract/standard-schema.js';
import { MAX_DEPTH } from '../wire/thrown.js';
import { Payload, UNDEFINED } from '../wire/payload.js';
import { setMember } from '../wire/to-plain.js';
import { chooseWireResult, type WireResult, type RefusedResult } from './choose-wire-result.js';
import { errorReply, type WireReply, thrownReply } from '../transport/reply.js';
import type { Logger } from '../transport/logger.js';
import { INVALID_PARAMS, INVALID_RESULT } from '../wire/message.js';
import type { RunningCall } from './running-calls.js';
import type { ServedMethod } from './served-methods.js';

/**
 * What to send of what a handler returned, so that the schema takes effect once on the whole way, though both ends parse.
 * Most results are plain data that their schema leaves as they are: those are told at once.
 */
export function toWireResult(schema: StandardSchema, returned: unknown): WireResult | Promise<WireResult> {
  const value = takeSnapshot(returned);
  const exact = wasExact;
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

/** Whether JSON holds all of the last snapshot, as it is. */
let wasExact = true;

/**
 * A copy of what a handler returned, for which each getter ran once; what is neither a plain object nor an array stays
 * as it is. The schema parses the copy, and the copy can be sent, without a look at the handler's objects in between.
 */
function takeSnapshot(value: unknown): unknown {
  wasExact = true;
  return copy(value, 0);
}

function copy(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // JSON has no -0.
      return Number.isFinite(value) ? value + 0 : asItIs(value);
    case 'object':
      return value === null ? null : copyObject(value, depth);
    default:
      return asItIs(value);
  }
}

function asItIs<T>(value: T): T {
  wasExact = false;
  return value;
}

function copyObject(value: { readonly toJSON?: unknown }, depth: number): unknown {
  if (depth > MAX_DEPTH) return asItIs(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return prototype === Array.prototype ? copyArray(value, depth + 1) : asItIs(value);
  if (prototype !== Object.prototype || typeof value.toJSON === 'function') return asItIs(value);
  return copyMembers(value, depth + 1);
}

function copyArray(values: readonly unknown[], depth: number): unknown[] {
  const members: unknown[] = [];
  const { length } = values;
  for (let index = 0; index < length; index++) members.push(copy(values[index], depth));
  return members;
}

function copyMembers(value: object, depth: number): unknown {
  const members = new PlainObject();
  for (const key in value) {
    if (!hasOwnProperty.call(value, key)) continue;
    setMember(members, key, copy((value as Readonly<Record<string, unknown>>)[key], depth));
  }
  return members;
}

/** Returns true if a value is plain JSON data that equals another's; quick, and `false` whenever in doubt. */
function isSameData(value: unknown, data: unknown): boolean {
  if (value === data) return true;
  if (typeof value !== 'object' || typeof data !== 'object' || value === null || data === null) return false;
  if (Array.isArray(data)) return Array.isArray(value) && isSameList(value, data);
  return Object.getPrototypeOf(value) === Object.prototype && hasSameMembers(value, data);
}

function isSameList(value: readonly unknown[], data: readonly unknown[]): boolean {
  if (value.length !== data.length) return false;
  for (let index = 0; index < data.length; index++) if (!isSameData(value[index], data[index])) return false;
  return true;
}

function hasSameMembers(value: object, data: object): boolean {
  let more = 0;
  for (const key in data) {
    if (!hasOwnProperty.call(data, key)) continue;
    if (!hasOwnProperty.call(value, key)) return false;
    if (!isSameData((value as Record<string, unknown>)[key], (data as Record<string, unknown>)[key])) return false;
    more -= 1;
  }
  for (const key in value) if (hasOwnProperty.call(value, key)) more += 1;
  return more === 0;
}

/** The answer to params that the contract refuses. */
export function refuseParams(
  served: ServedMethod,
  refused: readonly StandardIssue[],
  call: RunningCall,
  logger: Logger,
): WireReply {
  const issues = toIssues(refused);
  logger.warn(`${served.name}: params refused: ${issuesText(issues)}`, undefined, fieldsOf(call));
  return errorReply({ ...INVALID_PARAMS, data: { issues } });
}

/**
 * The answer to a result that the contract refuses, or that can't cross. A caller of this process learns as a fault of the message what has no JSON text, from the
 * very refusal.
 */
export function refuseResult(
  served: ServedMethod,
  { issues, unwritable }: RefusedResult,
  call: RunningCall,
  logger: Logger,
): WireReply {
  const why = unwritable === undefined ? issuesText(issues) : unwritable.message;
  logger.error(`${served.name}: result refused: ${why}`, unwritable, fieldsOf(call));
  const local = unwritable === undefined ? undefined : { cause: unwritable, unwritable: why };
  return errorReply({ ...INVALID_RESULT, data: { issues } }, local);
}

/** What a contract refused of a result, if that is what a reply says; `undefined` for any other reply. */
export function refusalIn(reply: WireReply): string | undefined {
  if (reply.kind !== 'error') return undefined;
  const { error, local } = reply;
  if (local?.unwritable !== undefined) return local.unwritable;
  const isRefusal = error.code === INVALID_RESULT.code && error.message === INVALID_RESULT.message;
  // An application may throw just that.
  if (!isRefusal || local?.cause !== undefined) return undefined;
  return issuesText((error.data as { readonly issues: readonly Issue[] }).issues);
}

/** The answer to a request whose handler, or whose schema, threw. Never throws. */
export function failedReply(served: ServedMethod, thrown: unknown, call: RunningCall, logger: Logger): WireReply {
  return thrownReply(thrown, (because) => {
    logger.error(`${served.name}: the handler threw${because}`, thrown, fieldsOf(call));
  });
}

function fieldsOf({ service, method, id }: RunningCall): { service: string; method: string; id: RunningCall['id'] } {
  return { service, method, id };
}
