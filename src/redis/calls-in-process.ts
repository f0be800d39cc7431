import type { WireExchange } from '../transport/wire-exchange.js';

/**
 * The calls of this process that are watched and that its own workers may take: so the watch of a call hears when its
 * handler begins and ends, as it does in memory. By the bus that made the call, and its tag.
 */
const calls = new Map<string, WireExchange>();

export function keepCall(replyTo: string, tag: string, exchange: WireExchange): void {
  calls.set(`${replyTo} ${tag}`, exchange);
}

export function findCall(replyTo: string | undefined, tag: string | undefined): WireExchange | undefined {
  return calls.size === 0 ? undefined : calls.get(`${replyTo} ${tag}`);
}

export function forgetCall(replyTo: string, tag: string): void {
  calls.delete(`${replyTo} ${tag}`);
}
