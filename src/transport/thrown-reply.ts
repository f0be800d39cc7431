import { INTERNAL_ERROR } from '../wire/message.js';
import { describeThrown } from '../wire/thrown.js';
import { encodeJson } from '../wire/payload.js';
import { RpcError } from '../wire/errors.js';
import { type ErrorReply, errorReply } from './reply.js';

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
