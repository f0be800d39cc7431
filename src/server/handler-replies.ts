import type { StandardIssue } from '../contract/standard-schema.js';
import { issuesText, toIssues } from '../contract/issues.js';
import { errorReply, type WireReply } from '../transport/reply.js';
import { internalError } from '../transport/layer.js';
import type { Logger } from '../transport/logger.js';
import { INVALID_PARAMS, INVALID_RESULT } from '../wire/codes.js';
import { encodeJson } from '../wire/encode.js';
import { RpcError } from '../wire/errors.js';
import type { RunningCall } from './running-calls.js';
import type { ServedMethod } from './served-methods.js';
import type { RefusedResult } from './choose-wire-result.js';

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

/** The answer to a request whose handler, or whose schema, threw. */
export function thrownReply(served: ServedMethod, error: unknown, call: RunningCall, logger: Logger): WireReply {
  if (error instanceof RpcError) {
    const reply = rpcErrorReply(error);
    if (reply !== undefined) return reply;
  }
  logger.error(`${served.name}: the handler threw`, error, fieldsOf(call));
  return internalError(error);
}

/** The reply that an application's own error makes; `undefined` when its data can't be written as JSON. */
export function rpcErrorReply(error: RpcError): WireReply | undefined {
  const { code, message, data } = error;
  try {
    return { ...errorReply({ code, message }, { cause: error }), data: encodeJson(data, 'error.data') };
  } catch {
    return undefined;
  }
}

function fieldsOf({ service, method, id }: RunningCall): { service: string; method: string; id: RunningCall['id'] } {
  return { service, method, id };
}
