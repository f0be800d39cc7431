import { INTERNAL_ERROR } from '../wire/codes.js';
import { consoleLogger } from './logger.js';
import { errorReply, type WireReply } from './reply.js';
import { tellAnswered, tellFailed } from './watcher.js';
import type { ReplySink, WireExchange } from './wire-exchange.js';

/** Passes an exchange on, the same or a changed one. */
export type WireNext = (exchange?: WireExchange) => Promise<WireReply>;

/** An interceptor as the bus runs it, on text. */
export interface Layer {
  /** Whether this exchange concerns the layer; asked once per exchange, so that an idle layer costs nothing. */
  wants?(exchange: WireExchange): boolean;
  /** May throw: the exchange is then answered with -32603. */
  intercept(exchange: WireExchange, next: WireNext): Promise<WireReply>;
}

/** Hands an exchange to its server. */
export type Deliver = (exchange: WireExchange, sink: ReplySink) => void;

/** The first layer at or after `from` that wants the exchange; the number of layers when none does. */
export function firstWanting(layers: readonly Layer[], from: number, exchange: WireExchange): number {
  let index = from;
  while (index < layers.length && layers[index]?.wants?.(exchange) === false) index++;
  return index;
}

/** Sends an exchange through the layers from `index` on, then delivers it. Never rejects. */
export async function throughLayers(
  layers: readonly Layer[],
  index: number,
  exchange: WireExchange,
  deliver: Deliver,
): Promise<WireReply> {
  const at = firstWanting(layers, index, exchange);
  const layer = layers[at];
  if (layer === undefined) return new Promise((resolve) => deliver(exchange, { answer: resolve }));
  try {
    return await layer.intercept(exchange, (changed = exchange) => throughLayers(layers, at + 1, changed, deliver));
  } catch (error) {
    tellAnswered(exchange, 'interceptor');
    const { service, method, id } = exchange;
    const heard = tellFailed(exchange, error);
    if (!heard) consoleLogger.error(`${exchange.name}: an interceptor threw`, error, { service, method, id });
    return internalError(error);
  }
}

/** The answer to a request whose handler, or an interceptor on its way, threw. */
export function internalError(error: unknown): WireReply {
  return errorReply({ ...INTERNAL_ERROR, data: describeThrown(error) }, { cause: error });
}

/** What a caller may know of a thrown value: never a stack or other members. A hostile value can't make this throw. */
export function describeThrown(error: unknown): { readonly name: string; readonly message: string } {
  try {
    if (!isError(error)) return { name: typeof error, message: String(error) };
    return { name: String(error.name), message: String(error.message) };
  } catch {
    return { name: typeof error, message: 'a value that has no text' };
  }
}

/** By tag too: an error of another realm is no `instanceof` this one's `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
