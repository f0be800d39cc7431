import type { ErrorObject } from './codes.js';
import type { RpcId } from './message.js';

/** A response as a one-request transport (HTTP) reads it. */
export type ReadResponse =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly error: ErrorObject }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads the text that answers request `id`, by section 5 of the specification. Never throws. */
export function readResponse(text: string, id: RpcId | undefined): ReadResponse {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return malformed('the reply is not JSON');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return malformed('the reply is no object');
  return readMembers(new Map(Object.entries(json)), id);
}

function readMembers(members: ReadonlyMap<string, unknown>, id: RpcId | undefined): ReadResponse {
  if (members.get('jsonrpc') !== '2.0') return malformed('the reply is not JSON-RPC 2.0');
  if (members.has('result') && members.has('error')) return malformed('the reply has both a result and an error');
  if (!members.has('id') || members.get('id') !== (id ?? null)) {
    return malformed(`the reply has id ${JSON.stringify(members.get('id'))}, the request had ${JSON.stringify(id)}`);
  }
  if (members.has('result')) return { kind: 'result', result: members.get('result') };
  const error = members.get('error');
  return isErrorObject(error) ? { kind: 'error', error } : malformed('the reply has neither a result nor an error');
}

/** Whether a value has the members of an error object, rightly typed. */
export function isErrorObject(value: unknown): value is ErrorObject {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message } = value as Partial<ErrorObject>;
  return Number.isInteger(code) && typeof message === 'string';
}

function malformed(why: string): ReadResponse {
  return { kind: 'malformed', why };
}
