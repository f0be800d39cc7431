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

/** Whether a value may be a message's id: a number too large for JavaScript could not be sent back. */
export function isId(value: unknown): value is RpcId {
  return value === null || typeof value === 'string' || Number.isFinite(value);
}

/** Section 4.2: params are an object, an array, or absent. */
export function isParams(value: unknown): boolean {
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
