import type { Destination } from '../transport/destination.js';
import { Payload } from '../wire/payload.js';
import { RpcProtocolError } from '../wire/errors.js';
import { isParams } from '../wire/message.js';
import { JsonRefusal } from '../wire/to-plain.js';

/** Params as they cross; `undefined` when absent. Throws an `RpcProtocolError` that names the method and the path. */
export function encodeParams(params: unknown, to: Destination): Payload | undefined {
  if (params === undefined) return undefined;
  try {
    if (!isParams(params)) throw new JsonRefusal('params', `must be an object or an array, not ${describe(params)}`);
    const payload = Payload.fromValue(params, 'params');
    if (payload === undefined || payload.isContainer) return payload;
    // A toJSON or a boxed primitive may have made a string or a number of an object.
    throw new JsonRefusal('params', 'must be an object or an array as JSON');
  } catch (error) {
    const method = to.name;
    throw new RpcProtocolError(`${method}: ${error instanceof Error ? error.message : String(error)}`, {
      method,
      cause: error,
    });
  }
}

function describe(value: unknown): string {
  return value === null ? 'null' : `a ${typeof value}`;
}
