import type { Carrier, Release, ServedService } from '../transport/carrier.js';
import { errorReply } from '../transport/reply.js';
import { tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { METHOD_NOT_FOUND } from '../wire/codes.js';

/** Carries messages within one process: as text, without a queue, by promises alone. */
export class MemoryCarrier implements Carrier {
  readonly #services = new Map<string, ServedService>();

  send(exchange: WireExchange, sink: ReplySink): void {
    const served = this.#services.get(exchange.service);
    if (served !== undefined) return served.accept(exchange, sink);
    tellUnserved(exchange);
    sink.answer(errorReply(METHOD_NOT_FOUND));
  }

  async serve(services: readonly ServedService[]): Promise<Release> {
    for (const { service } of services) {
      if (!this.#services.has(service)) continue;
      throw new Error(`${service} is already served on this bus: stop the other server first`);
    }
    for (const served of services) this.#services.set(served.service, served);
    return { stop: async () => this.#takeOff(services), leave: async () => {} };
  }

  knows(service: string, method: string): boolean {
    return this.#services.get(service)?.handles(method) === true;
  }

  #takeOff(services: readonly ServedService[]): void {
    for (const served of services) {
      if (this.#services.get(served.service) === served) this.#services.delete(served.service);
    }
  }
}
