import { checkedNames } from '../contract/check-contract.js';
import { isNotification } from '../contract/define.js';
import { checkMethodName, checkServiceName, type MethodNames } from '../contract/names.js';
import type { StandardSchema } from '../contract/standard-schema.js';
import type { CallOptions, Contract, Definition, MethodDefinition } from '../contract/types.js';
import { Destination } from '../transport/call-facts.js';
import type { KnownNames } from '../transport/known-names.js';
import { MAX_TIMER_MS } from '../transport/clock.js';
import { RpcProtocolError } from '../wire/errors.js';
import { describeThrown, JsonRefusal } from '../wire/thrown.js';
import { Payload } from '../wire/payload.js';
import { misuse, outOfRange } from '../contract/own-frames.js';

/** What a client needs to know of a method to call it. */
export interface CallTarget {
  readonly to: Destination;
  /** Parses the result; `undefined` for an untyped call. */
  readonly result: StandardSchema | undefined;
  /** Why it can't be called: it is misnamed. */
  readonly refusal: unknown;
}

const NOWHERE = new Destination('', '', 'request');

/** A method by its names, which may be anything. `service.method` is what goes over the wire. */
export function untypedTarget(
  names: KnownNames,
  service: string,
  method: string,
  kind: Destination['kind'],
): CallTarget {
  const known = names.byParts(service, method, kind);
  if (known !== undefined) return { to: known, result: undefined, refusal: undefined };
  try {
    checkServiceName(service);
    checkMethodName(method, service);
  } catch (refusal) {
    return { to: NOWHERE, result: undefined, refusal };
  }
  return { to: names.byWireName(`${service}.${method}`, kind), result: undefined, refusal: undefined };
}

/** Those of contracts that can't change: the typed clients of all tests of a suite share them. */
const typed = new WeakMap<readonly MethodNames[], readonly CallTarget[]>();

/** The methods of a contract. */
export function typedTargets(contract: Contract): readonly CallTarget[] {
  const names = checkedNames(contract);
  const known = typed.get(names);
  if (known !== undefined) return known;
  const targets = names.map((its) => typedTarget(its, contract.methods[its.method] as Definition));
  typed.set(names, targets);
  return targets;
}

function typedTarget(names: MethodNames, definition: Definition): CallTarget {
  const kind = isNotification(definition) ? 'notification' : 'request';
  const result = kind === 'request' ? (definition as MethodDefinition).result : undefined;
  return { to: Destination.to(names, kind), result, refusal: undefined };
}

/** What every client accepts. */
export interface ClientOptions {
  /** Milliseconds; default 30 000, `Infinity` for none. */
  readonly defaultTimeoutMs?: number | undefined;
  /** The `from` of its calls; default `client-1`, `client-2` … in the order of `start()`. */
  readonly instanceId?: string | undefined;
}

/** One for all calls that have none. */
export const NO_OPTIONS: CallOptions = Object.freeze({});

/** Throws a `RangeError` unless a timer can wait so long. */
function checkTimeout(what: string, ms: unknown): void {
  if (ms === Infinity || (typeof ms === 'number' && ms > 0 && ms <= MAX_TIMER_MS)) return;
  const wanted = `milliseconds above 0 and at most ${MAX_TIMER_MS}, or Infinity`;
  throw outOfRange(`${what} must be ${wanted}, not ${String(ms)}`);
}

/** Throws a `RangeError` or a `TypeError` for options that a client can't have. */
export function checkClient(defaultTimeoutMs: number, instanceId: unknown): void {
  checkTimeout('defaultTimeoutMs', defaultTimeoutMs);
  if (instanceId === undefined || (typeof instanceId === 'string' && instanceId !== '')) return;
  throw misuse('instanceId must be a string that is not empty');
}

/** Throws a `TypeError` unless a value can be listened to like an `AbortSignal`, of whatever realm. */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal === undefined || typeof (signal as Partial<AbortSignal> | null)?.addEventListener === 'function') return;
  throw misuse(`signal must be an AbortSignal, not a value of type ${typeof signal}`);
}

/** Throws a `RangeError` or a `TypeError` for options that a call can't have. */
export function checkOptions({ timeoutMs, signal, idempotencyKey }: CallOptions): void {
  if (timeoutMs !== undefined) checkTimeout('timeoutMs', timeoutMs);
  checkSignal(signal);
  checkKey(idempotencyKey);
}

function checkKey(key: unknown): void {
  if (key === undefined || (typeof key === 'string' && key !== '' && key.length <= 1_000)) return;
  throw misuse('idempotencyKey must be a string of 1 to 1000 characters');
}

/** Params as they cross; `undefined` when absent. Throws an `RpcProtocolError` that names the method and the path. */
export function encodeParams(params: unknown, to: Destination): Payload | undefined {
  if (params === undefined) return undefined;
  try {
    if (typeof params !== 'object' || params === null) throw notParams(params);
    const payload = Payload.fromValue(params, 'params');
    if (payload === undefined || payload.isContainer) return payload;
    // A toJSON or a boxed primitive may have made a string or a number of an object.
    throw new JsonRefusal('must be an object or an array as JSON').at('params');
  } catch (error) {
    const method = to.name;
    throw new RpcProtocolError(`${method}: ${describeThrown(error).message}`, { method, cause: error });
  }
}

function notParams(value: unknown): JsonRefusal {
  const kind = value === null ? 'null' : `a ${typeof value}`;
  return new JsonRefusal(`must be an object or an array, not ${kind}`).at('params');
}
