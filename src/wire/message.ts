import { describeThrown, JsonRefusal, MAX_DEPTH } from './thrown.js';

/** The error object of a JSON-RPC response. */
export interface ErrorObject {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** JSON-RPC 2.0, section 5.1. */
export const PARSE_ERROR: ErrorObject = Object.freeze({ code: -32700, message: 'Parse error' });
export const INVALID_REQUEST: ErrorObject = Object.freeze({ code: -32600, message: 'Invalid Request' });
export const METHOD_NOT_FOUND: ErrorObject = Object.freeze({ code: -32601, message: 'Method not found' });
export const INVALID_PARAMS: ErrorObject = Object.freeze({ code: -32602, message: 'Invalid params' });
export const INTERNAL_ERROR: ErrorObject = Object.freeze({ code: -32603, message: 'Internal error' });
/** A handler's return value did not match its contract. */
export const INVALID_RESULT: ErrorObject = Object.freeze({ code: -32603, message: 'Result validation failed' });

/** A JSON-RPC id; `null` is discouraged, and answered with `null`. */
export type RpcId = string | number | null;

/** A JSON-RPC 2.0 message as it was read, or the reason why it is none. */
export type IncomingMessage =
  | { readonly kind: 'invalid'; readonly id: RpcId }
  | { readonly kind: 'request'; readonly method: string; readonly params: unknown; readonly id: RpcId }
  | { readonly kind: 'notification'; readonly method: string; readonly params: unknown; readonly id: undefined };

/** Reads one member of what `JSON.parse` gave as a request or notification, by section 4 of the specification. */
export function readMessage(json: unknown): IncomingMessage {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { kind: 'invalid', id: null };
  const { jsonrpc, method, params, id } = ownMembers(json);
  if (id !== undefined && !isId(id)) return { kind: 'invalid', id: null };
  if (jsonrpc !== '2.0' || typeof method !== 'string' || !isParams(params)) return { kind: 'invalid', id: id ?? null };
  if (id === undefined) return { kind: 'notification', method, params, id };
  return { kind: 'request', method, params, id };
}

/** Whether a value may be a message's id: a number beyond the safe integers could not be sent back as it came. */
function isId(value: unknown): value is RpcId {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return value === null || typeof value === 'string';
}

/** Section 4.2: params are an object, an array, or absent. */
function isParams(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null);
}

interface Members {
  readonly jsonrpc: unknown;
  readonly method: unknown;
  readonly params: unknown;
  readonly id: unknown;
}

/** Own members only: a polluted prototype must not complete a message. */
function ownMembers(json: object): Members {
  const own = (key: keyof Members): unknown => (Object.hasOwn(json, key) ? (json as Members)[key] : undefined);
  return { jsonrpc: own('jsonrpc'), method: own('method'), params: own('params'), id: own('id') };
}

/** A response as it was read, with the id that it has: which request it answers is told apart. */
type ReadResponse =
  | { readonly kind: 'result'; readonly id: RpcId; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: RpcId; readonly error: ErrorObject }
  | MalformedResponse;

/** What is not a response, and why. */
interface MalformedResponse {
  readonly kind: 'malformed';
  readonly why: string;
}

/** Reads a response, by section 5 of the specification. Never throws. */
export function readResponse(text: string): ReadResponse {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return malformed('the reply is not JSON');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return malformed('the reply is no object');
  return readMembers(new Map(Object.entries(json)));
}

/** Reads the text that answers request `id`, as a transport of one request at a time (HTTP) does. Never throws. */
export function readAnswer(text: string, id: RpcId | undefined): ReadResponse {
  const response = readResponse(text);
  if (response.kind === 'malformed' || response.id === (id ?? null)) return response;
  return malformed(`the reply has id ${JSON.stringify(response.id)}, the request had ${JSON.stringify(id)}`);
}

function readMembers(members: ReadonlyMap<string, unknown>): ReadResponse {
  if (members.get('jsonrpc') !== '2.0') return malformed('the reply is not JSON-RPC 2.0');
  if (members.has('result') && members.has('error')) return malformed('the reply has both a result and an error');
  if (!members.has('id')) return malformed('the reply has no id');
  const id = members.get('id') as RpcId;
  if (members.has('result')) return readable({ kind: 'result', id, result: members.get('result') });
  const error = members.get('error');
  if (!isErrorObject(error)) return malformed('the reply has neither a result nor an error');
  return readable({ kind: 'error', id, error });
}

/** A reply whose values are what its text says. */
function readable(response: Exclude<ReadResponse, MalformedResponse>): ReadResponse {
  try {
    if (response.kind === 'result') checkParsed(response.result, 'result');
    else checkParsed(response.error.data, 'error.data');
    return response;
  } catch (error) {
    return malformed(describeThrown(error).message);
  }
}

/** Whether a value has the members of an error object, rightly typed. */
export function isErrorObject(value: unknown): value is ErrorObject {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message } = value as Partial<ErrorObject>;
  return Number.isInteger(code) && typeof message === 'string';
}

function malformed(why: string): MalformedResponse {
  return { kind: 'malformed', why };
}

/** The frame of a request or, with `id` undefined, of a notification. `params` is JSON text. */
export function requestFrame(method: string, params: string | undefined, id: RpcId | undefined): string {
  const withParams = params === undefined ? '' : `,"params":${params}`;
  const withId = id === undefined ? '' : `,"id":${JSON.stringify(id)}`;
  return `{"jsonrpc":"2.0","method":${JSON.stringify(method)}${withParams}${withId}}`;
}

/** The frame of a result. `result` is JSON text. */
export function resultFrame(result: string, id: RpcId): string {
  return `{"jsonrpc":"2.0","result":${result},"id":${JSON.stringify(id)}}`;
}

/** The frame of an error. `data` is JSON text. */
export function errorFrame(error: ErrorObject, data: string | undefined, id: RpcId): string {
  const withData = data === undefined ? '' : `,"data":${data}`;
  const body = `{"code":${error.code},"message":${JSON.stringify(error.message)}${withData}}`;
  return `{"jsonrpc":"2.0","error":${body},"id":${JSON.stringify(id)}}`;
}

/**
 * Checks what `JSON.parse` gave: JSON may hold a number that is infinite when it is read, and may be nested without end.
 * Throws a `JsonRefusal` with its path.
 */
export function checkParsed(json: unknown, root: string): void {
  try {
    check(json, 0);
  } catch (error) {
    throw JsonRefusal.of(error).at(root);
  }
}

/** As deep as `toPlain` goes. */
function check(value: unknown, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new JsonRefusal('is a number too large to be read');
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new JsonRefusal(`is nested deeper than ${MAX_DEPTH} levels`);
  for (const key in value) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof member === 'string') continue;
    try {
      check(member, depth + 1);
    } catch (error) {
      throw JsonRefusal.of(error).under(Array.isArray(value) ? Number(key) : key, value);
    }
  }
}
