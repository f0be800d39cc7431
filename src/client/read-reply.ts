import { type StandardSchema, isThenable, validate, issuesText, toIssues } from '../contract/standard-schema.js';
import { readError } from '../transport/interceptor.js';
import { type ErrorReply, payloadOf, toTransportError, type WireReply } from '../transport/reply.js';
import type { WireExchange } from '../transport/wire-exchange.js';
import { describeThrown } from '../wire/thrown.js';
import { RpcError, RpcProtocolError, RpcTransportError } from '../wire/errors.js';
import { Payload } from '../wire/payload.js';
import { type ErrorObject, readAnswer } from '../wire/message.js';
import { misuse } from '../contract/own-frames.js';

/** The result. Throws the error that the caller gets for any other reply. */
export function resultPayload(reply: WireReply, exchange: WireExchange): Payload {
  switch (reply.kind) {
    case 'result':
      return payloadOf(reply);
    case 'error':
      throw toError(reply, exchange.name);
    case 'raw':
      return rawResult(reply.text, exchange);
    case 'disconnected':
      throw toTransportError(reply, exchange.name);
    case 'lost':
      throw misuse(`${exchange.name}: a lost reply can't be read`);
  }
}

function toError({ error, data, local = {} }: ErrorReply, method: string): Error {
  const { cause, unwritable, failure } = local;
  if (failure !== undefined) return new RpcTransportError(failure, `${method}: ${error.message}`, { method, cause });
  if (unwritable !== undefined) return new RpcProtocolError(`${method}: ${unwritable}`, { method, cause });
  const read = readError(error, data);
  return new RpcError(read.code, read.message, read.data, { method, cause: isCopied(cause, read) ? undefined : cause });
}

/** What an application threw on purpose reaches its caller whole, and needs no cause. */
function isCopied(cause: unknown, { code }: ErrorObject): boolean {
  try {
    return cause instanceof RpcError && cause.code === code;
  } catch {
    return false;
  }
}

function rawResult(text: string, exchange: WireExchange): Payload {
  const method = exchange.name;
  const response = readAnswer(text, exchange.id);
  if (response.kind === 'malformed') throw new RpcProtocolError(`${method}: ${response.why}`, { method });
  if (response.kind === 'result') return Payload.fromText(JSON.stringify(response.result));
  const { code, message, data } = response.error;
  throw new RpcError(code, message, data, { method });
}

/** The value of a result, parsed by the contract where there is one. Throws an `RpcProtocolError` when it doesn't match. */
export function readResult(schema: StandardSchema | undefined, payload: Payload, call: WireExchange): unknown {
  if (schema === undefined) return call.isShared ? payload.read() : payload.take();
  return parseResult(schema, payload.isUndefined ? undefined : call.isShared ? payload.read() : payload.take(), call);
}

function parseResult(schema: StandardSchema, value: unknown, call: WireExchange): unknown {
  let parsed: ReturnType<typeof validate>;
  try {
    parsed = validate(schema, value);
  } catch (error) {
    throw schemaThrew(error, call.name);
  }
  if (isThenable(parsed) || parsed.issues !== undefined) return parseSlowly(schema, value, parsed, call.name);
  return parsed.value;
}

function schemaThrew(cause: unknown, method: string): RpcProtocolError {
  const { message } = describeThrown(cause);
  return new RpcProtocolError(`${method}: the schema of the result threw: ${message}`, { method, cause });
}

/** Text has no `undefined`, and no mark of it: a schema that refuses `null` may mean it. */
async function parseSlowly(
  schema: StandardSchema,
  value: unknown,
  first: ReturnType<typeof validate>,
  method: string,
): Promise<unknown> {
  const parsed = await parsedBy(() => first, method);
  if (parsed.issues === undefined) return parsed.value;
  if (value === null) {
    const absent = await parsedBy(() => validate(schema, undefined), method);
    if (absent.issues === undefined) return absent.value;
  }
  const why = issuesText(toIssues(parsed.issues));
  throw new RpcProtocolError(`${method}: the result doesn't match its contract: ${why}`, { method });
}

async function parsedBy(
  parse: () => ReturnType<typeof validate>,
  method: string,
): Promise<Awaited<ReturnType<typeof validate>>> {
  try {
    return await parse();
  } catch (error) {
    throw schemaThrew(error, method);
  }
}
