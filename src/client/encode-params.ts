import type { Destination } from '../transport/destination.js';
import { Payload } from '../wire/payload.js';
import { RpcProtocolError } from '../wire/errors.js';
import { isParams } from '../wire/message.js';
import { describeThrown } from '../wire/describe-thrown.js';
import { JsonRefusal } from '../wire/json-refusal.js';

/** Params as they cross; `undefined` when absent. Throws an `RpcProtocolError` that names the method and the path. */
export function encodeParams(params: unknown, to: Destination): Payload | undefined {
  if (params === undefined) return undefined;
  try {
    if (!isParams(params)) throw new JsonRefusal(`must be an object or an array, not ${describe(params)}`).at('params');
    const payload = Payload.fromValue(params, 'params');
    if (payload === undefined || payload.isContainer) return payload;
    // A toJSON or a boxed primitive may have made a string or a number of an object.
    throw new JsonRefusal('must be an object or an array as JSON').at('params');
  } catch (error) {
    const method = to.name;
    throw new RpcProtocolError(`${method}: ${describeThrown(error).message}`, { method, cause: error });
  }
}

function describe(value: unknown): string {
  return value === null ? 'null' : `a ${typeof value}`;
}
