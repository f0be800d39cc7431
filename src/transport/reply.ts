import { type ErrorObject, INTERNAL_ERROR } from '../wire/message.js';
import { KEPT_PAYLOAD, Payload, encodeJson } from '../wire/payload.js';
import { RpcTransportError, type TransportFailure, RpcError } from '../wire/errors.js';
import { keepShape } from '../speed/tricks.js';
import { describeThrown } from '../wire/thrown.js';

/** What came of an exchange, as it travels: payloads are JSON text, read only where someone needs their value. */
export type WireReply = ResultReply | ErrorReply | LostReply | DisconnectedReply | RawReply;

/** The handler's parsed result. */
export interface ResultReply {
  readonly kind: 'result';
  readonly text: string;
  /** The same, where it need not be read from text. */
  readonly payload?: Payload;
}

/** A JSON-RPC error. */
export interface ErrorReply {
  readonly kind: 'error';
  readonly error: ErrorObject;
  /** `error.data` as JSON text; `undefined` when there is none. */
  readonly data: string | undefined;
  /** What is known only within the process that made the error; `undefined` for one that came as text. */
  readonly local: LocalPart | undefined;
}

/** What no text carries. */
interface LocalPart {
  /** The error object behind it. */
  readonly cause?: unknown;
  /** Why the handler's result can't be written as JSON, where that is the error. */
  readonly unwritable?: string;
  /** Why no handler will answer, where that is the error: its server has stopped. */
  readonly failure?: TransportFailure;
}

/** No reply will come; the caller's timeout or abort ends the call. */
interface LostReply {
  readonly kind: 'lost';
}

/** The transport failed, and the caller is told so. */
interface DisconnectedReply {
  readonly kind: 'disconnected';
  readonly reason: TransportFailure;
  readonly why: string;
  readonly cause: unknown;
}

/** A reply frame that was not made by this package: the caller's side reads it as text. */
interface RawReply {
  readonly kind: 'raw';
  readonly text: string;
}

export const LOST: LostReply = Object.freeze({ kind: 'lost' });

/** The reply of a handler's result. */
export class PayloadReply implements ResultReply {
  readonly kind = 'result';
  readonly payload: Payload;

  constructor(payload: Payload) {
    this.payload = payload;
  }

  get text(): string {
    return this.payload.text;
  }
}

keepShape(new PayloadReply(KEPT_PAYLOAD));

/** The payload of a result. */
export function payloadOf(reply: ResultReply): Payload {
  return reply.payload ?? Payload.fromText(reply.text);
}

/** The value of a result; `undefined` for one of `undefined`, though its text is `null`. */
export function resultOf(reply: ResultReply): unknown {
  const payload = payloadOf(reply);
  return payload.isUndefined ? undefined : payload.read();
}

/** A notification's answer to its own sender: it was taken. */
export const TAKEN: ResultReply = Object.freeze({ kind: 'result', text: 'null' });

/** A reply that says why the transport failed. */
export function disconnected(reason: TransportFailure, why: string, cause?: unknown): DisconnectedReply {
  return { kind: 'disconnected', reason, why, cause };
}

/** A transport failure as its caller sees it. */
export function toTransportError({ reason, why, cause }: DisconnectedReply, method: string): RpcTransportError {
  return new RpcTransportError(reason, `${method}: ${why}`, { method, cause });
}

/** A JSON-RPC error; `data` must be plain JSON data. */
export function errorReply(error: ErrorObject, local?: LocalPart): ErrorReply {
  const data = error.data === undefined ? undefined : JSON.stringify(error.data);
  return { kind: 'error', error, data, local };
}

/** The reply to callers of a server that stopped: an error for a peer that reads text, a transport failure here. */
export function stoppedReply(why: string): ErrorReply {
  return errorReply({ code: INTERNAL_ERROR.code, message: why }, { failure: 'stopped' });
}

/** Returns true if the data of an error may tell of the inside of a server, which an open endpoint keeps to itself. */
export function isInternal({ error }: ErrorReply): boolean {
  return error.code === INTERNAL_ERROR.code;
}

/**
 * The last resort: the answer to whatever a handler, a schema or a getter threw. Never throws, whatever was thrown, and
 * whatever `log` does; `log` is told of all but an application's own errors, with what to add to its text.
 */
export function thrownReply(thrown: unknown, log: (because: string) => void): ErrorReply {
  const own = rpcErrorReply(thrown);
  if (own?.kind === 'error') return own;
  const because = own === undefined ? '' : ` an RpcError that can't cross: ${own.why}`;
  try {
    log(because);
  } catch {
    // The answer matters more.
  }
  return internalError(thrown, own?.why);
}

/** The answer to a request whose handler, or an interceptor on its way, threw something that isn't for the caller. Never throws. */
export function internalError(thrown: unknown, why?: string): ErrorReply {
  const { name, message } = describeThrown(thrown);
  const data = { name, message: why === undefined ? message : `${message}: ${why}` };
  return errorReply({ ...INTERNAL_ERROR, data }, { cause: thrown });
}

/** An application's own error that has no faithful text. */
interface RefusedError {
  readonly kind: 'refused';
  /** What of it, and why: `error.data is an Error, which JSON would lose`. */
  readonly why: string;
}

/** The reply that an application's own error makes, or why it makes none; `undefined` for what isn't an `RpcError`. Never throws. */
export function rpcErrorReply(thrown: unknown): ErrorReply | RefusedError | undefined {
  try {
    if (!(thrown instanceof RpcError)) return undefined;
    const { code, message, data } = thrown;
    if (!Number.isInteger(code)) return refused(`error.code must be an integer, not ${String(code)}`);
    if (typeof message !== 'string')
      return refused(`error.message must be a string, not a value of type ${typeof message}`);
    return { ...errorReply({ code, message }, { cause: thrown }), data: encodeJson(data, 'error.data') };
  } catch (error) {
    return refused(describeThrown(error).message);
  }
}

function refused(why: string): RefusedError {
  return { kind: 'refused', why };
}
