import type { ErrorObject } from './codes.js';
import type { RpcId } from './message.js';

/** A response as it was read, with the id that it has: which request it answers is told apart. */
export type ReadResponse =
  | { readonly kind: 'result'; readonly id: RpcId; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: RpcId; readonly error: ErrorObject }
  | MalformedResponse;

/** What is not a response, and why. */
export interface MalformedResponse {
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
  if (members.has('result')) return { kind: 'result', id, result: members.get('result') };
  const error = members.get('error');
  return isErrorObject(error) ? { kind: 'error', id, error } : malformed('the reply has neither a result nor an error');
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
