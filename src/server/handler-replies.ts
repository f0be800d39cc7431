import { type StandardIssue, type Issue, issuesText, toIssues } from '../contract/standard-schema.js';
import { errorReply, type WireReply } from '../transport/reply.js';
import { thrownReply } from '../transport/thrown-reply.js';
import type { Logger } from '../transport/logger.js';
import { INVALID_PARAMS, INVALID_RESULT } from '../wire/message.js';
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

/** What a contract refused of a result, if that is what a reply says; `undefined` for any other reply. */
export function refusalIn(reply: WireReply): string | undefined {
  if (reply.kind !== 'error') return undefined;
  const { error, local } = reply;
  if (local?.unwritable !== undefined) return local.unwritable;
  const isRefusal = error.code === INVALID_RESULT.code && error.message === INVALID_RESULT.message;
  // An application may throw just that.
  if (!isRefusal || local?.cause !== undefined) return undefined;
  return issuesText((error.data as { readonly issues: readonly Issue[] }).issues);
}

/** The answer to a request whose handler, or whose schema, threw. Never throws. */
export function failedReply(served: ServedMethod, thrown: unknown, call: RunningCall, logger: Logger): WireReply {
  return thrownReply(thrown, (because) => {
    logger.error(`${served.name}: the handler threw${because}`, thrown, fieldsOf(call));
  });
}

function fieldsOf({ service, method, id }: RunningCall): { service: string; method: string; id: RunningCall['id'] } {
  return { service, method, id };
}
