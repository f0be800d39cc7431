import { MethodTable } from '../serve/method-table.js';
import type { Carrier, Release, ServedService } from '../transport/carrier.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';

/** Carries messages within one process: as text, without a queue, by promises alone. */
export class MemoryCarrier implements Carrier {
  readonly #table = new MethodTable();

  send(exchange: WireExchange, sink: ReplySink): void {
    this.#table.accept(exchange, sink);
  }

  serve(services: readonly ServedService[]): Release {
    return { stop: this.#table.putOn(services) };
  }

  knows(wireName: string): boolean {
    return this.#table.handles(wireName);
  }
}
