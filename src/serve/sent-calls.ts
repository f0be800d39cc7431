import type { WireExchange } from '../transport/wire-exchange.js';

/**
 * The calls that were sent as text and are watched, by their sender and wire id: a worker of the same process takes a call
 * to tell its watches what becomes of it. The wire ids of one sender must differ.
 */
export class SentCalls {
  readonly #calls = new Map<string, WireExchange>();

  add(from: string, wireId: string, exchange: WireExchange): void {
    if (exchange.watch !== undefined) this.#calls.set(keyOf(from, wireId), exchange);
  }

  /** The call, for the worker that runs it; `undefined` where it is of another process, or nothing watches it. */
  take(from: string, wireId: string): WireExchange | undefined {
    const key = keyOf(from, wireId);
    const call = this.#calls.get(key);
    this.#calls.delete(key);
    return call;
  }
}

function keyOf(from: string, wireId: string): string {
  return JSON.stringify([from, wireId]);
}
