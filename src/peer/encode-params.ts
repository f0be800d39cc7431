import { encodeJson } from '../wire/encode.js';
import { RpcProtocolError } from '../wire/errors.js';
import { isParams } from '../wire/message.js';
import { JsonRefusal } from '../wire/to-plain.js';

/** Params as JSON text; `undefined` when absent. Throws an `RpcProtocolError` that names the method and the path. */
export function encodeParams(params: unknown, method: string): string | undefined {
  if (params === undefined) return undefined;
  try {
    if (!isParams(params)) throw new JsonRefusal('params', `must be an object or an array, not ${describe(params)}`);
    const text = encodeJson(params, 'params');
    if (text === undefined || isContainer(text)) return text;
    throw new JsonRefusal('params', 'must be an object or an array as JSON');
  } catch (error) {
    throw new RpcProtocolError(`${method}: ${error instanceof Error ? error.message : String(error)}`, {
      method,
      cause: error,
    });
  }
}

function describe(value: unknown): string {
  return value === null ? 'null' : `a ${typeof value}`;
}

/** A `toJSON` or a boxed primitive may have made a string or a number of an object. */
function isContainer(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}
