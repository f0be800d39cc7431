import { brand } from './brand.js';

/** Why a transport failed. */
export type TransportFailure = 'timeout' | 'aborted' | 'stopped' | 'not-started' | 'disconnected';

/** What every error of this package can be told beside its text. */
export interface RpcErrorOptions {
  /** The full name of the method, `'arith.add'`. */
  readonly method?: string | undefined;
  /** The error behind this one. Not enumerable, never on the wire. */
  readonly cause?: unknown;
}

/**
 * A JSON-RPC error: the answer to a request that failed. Throw one in a handler to choose what the caller gets.
 *
 * `message` is the wire's, letter by letter. Throws a `TypeError` when `code` is no integer.
 */
export class RpcError extends Error {
  /** An integer; -32768 to -32000 are JSON-RPC's own. */
  readonly code: number;
  /** Any JSON value; `undefined` when there is none. */
  readonly data: unknown;
  /** The full name of the method, where one is known. */
  declare readonly method: string | undefined;

  constructor(code: number, message: string, data?: unknown, options: RpcErrorOptions = {}) {
    if (!Number.isInteger(code)) throw new TypeError(`an RpcError's code must be an integer, not ${String(code)}`);
    super(message);
    this.code = code;
    this.data = data;
    addOptions(this, options);
  }
}

/** A message that is malformed, or that does not match its contract. */
export class RpcProtocolError extends Error {
  /** The full name of the method, where one is known. */
  declare readonly method: string | undefined;

  constructor(message: string, options: RpcErrorOptions = {}) {
    super(message);
    addOptions(this, options);
  }
}

/** A call that got no answer; `reason` says why. */
export class RpcTransportError extends Error {
  /** Branch on this, not on the text. */
  readonly reason: TransportFailure;
  /** The full name of the method, where one is known. */
  declare readonly method: string | undefined;

  constructor(reason: TransportFailure, message: string, options: RpcErrorOptions = {}) {
    super(message);
    this.reason = reason;
    addOptions(this, options);
  }
}

brand(RpcError, 'RpcError');
brand(RpcProtocolError, 'RpcProtocolError');
brand(RpcTransportError, 'RpcTransportError');

function addOptions(error: Error, { method, cause }: RpcErrorOptions): void {
  if (method !== undefined) Object.defineProperty(error, 'method', { value: method, enumerable: true });
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
}
