import { consoleLogger } from './logger.js';
import { type WireReply, internalError } from './reply.js';
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
    report(exchange, error);
    return internalError(error);
  }
}

/** A watch may be what threw. */
function report(exchange: WireExchange, error: unknown): void {
  try {
    tellAnswered(exchange, 'interceptor');
    if (tellFailed(exchange, error)) return;
  } catch {
    // The console hears of it.
  }
  const { service, method, id } = exchange;
  consoleLogger.error(`${exchange.name}: an interceptor threw`, error, { service, method, id });
}
