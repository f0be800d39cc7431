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
