import type { ErrorObject } from './codes.js';
import type { RpcId } from './message.js';

/** The frame of a request or, with `id` undefined, of a notification. `params` is JSON text. */
export function requestFrame(method: string, params: string | undefined, id: RpcId | undefined): string {
  const withParams = params === undefined ? '' : `,"params":${params}`;
  const withId = id === undefined ? '' : `,"id":${JSON.stringify(id)}`;
  return `{"jsonrpc":"2.0","method":${JSON.stringify(method)}${withParams}${withId}}`;
}

/** The frame of a result. `result` is JSON text. */
export function resultFrame(result: string, id: RpcId): string {
  return `{"jsonrpc":"2.0","result":${result},"id":${JSON.stringify(id)}}`;
}

/** The frame of an error. `data` is JSON text. */
export function errorFrame(error: ErrorObject, data: string | undefined, id: RpcId): string {
  const withData = data === undefined ? '' : `,"data":${data}`;
  const body = `{"code":${error.code},"message":${JSON.stringify(error.message)}${withData}}`;
  return `{"jsonrpc":"2.0","error":${body},"id":${JSON.stringify(id)}}`;
}
