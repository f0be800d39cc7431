import type { StandardIssue, StandardResult } from '../contract/standard-schema.js';
import { issuesText, toIssues } from '../contract/issues.js';
import { errorReply, PayloadReply, type WireReply } from '../transport/reply.js';
import { describeThrown, internalError } from '../transport/layer.js';
import type { Logger } from '../transport/logger.js';
import { INVALID_PARAMS, INVALID_RESULT } from '../wire/codes.js';
import { encodeJson } from '../wire/encode.js';
import { Payload, UNDEFINED } from '../wire/payload.js';
import { RpcError } from '../wire/errors.js';
import type { RunningCall } from './running-call.js';
import type { ServedMethod } from './served-methods.js';

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

/** The answer that a handler's parsed return value makes. */
export function toResult(
  served: ServedMethod,
  parsed: StandardResult<unknown>,
  call: RunningCall,
  logger: Logger,
): WireReply {
  if (parsed.issues !== undefined) return refuseResult(served, toIssues(parsed.issues), call, logger);
  try {
    return new PayloadReply(Payload.fromValue(parsed.value, 'result') ?? UNDEFINED);
  } catch (error) {
    return unwritableResult(served, error, call, logger);
  }
}

/** The result matched, but has no faithful JSON text: the caller is told where. */
function unwritableResult(served: ServedMethod, error: unknown, call: RunningCall, logger: Logger): WireReply {
  const { message } = describeThrown(error);
  logger.error(`${served.name}: result refused: ${message}`, error, fieldsOf(call));
  return errorReply(
    { ...INVALID_RESULT, data: { issues: [{ path: [], message }] } },
    { cause: error, unwritable: message },
  );
}

function refuseResult(
  served: ServedMethod,
  issues: ReturnType<typeof toIssues>,
  call: RunningCall,
  logger: Logger,
): WireReply {
  logger.error(`${served.name}: result refused: ${issuesText(issues)}`, undefined, fieldsOf(call));
  return errorReply({ ...INVALID_RESULT, data: { issues } });
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
