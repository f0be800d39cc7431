import { METHOD_NOT_FOUND } from '../wire/codes.js';
import { firstWanting, throughLayers, type Deliver, type Layer } from '../transport/layer.js';
import { errorReply } from '../transport/reply.js';
import type { ServedService, Transport } from '../transport/transport.js';
import {
  type BoundaryFunction,
  type CallerStack,
  tellParked,
  tellTravelling,
  tellUnserved,
  type Watcher,
} from '../transport/watcher.js';
import type { WireExchange } from '../transport/wire-exchange.js';

/** Carries messages within one process: as text, without a queue, by promises alone. */
export class MemoryTransport implements Transport {
  readonly #services = new Map<string, ServedService>();
  readonly #everServed = new Set<string>();
  /** Replaced, never changed: an exchange under way keeps the layers that it started with. */
  #layers: readonly Layer[] = [];
  #watchers: readonly Watcher[] = [];
  #clients = 0;
  readonly #deliver: Deliver = (exchange, sink) => {
    const served = this.#services.get(exchange.service);
    if (served !== undefined) return served.accept(exchange, sink);
    tellUnserved(exchange);
    sink.answer(errorReply(METHOD_NOT_FOUND));
  };

  serve(services: readonly ServedService[]): () => void {
    for (const { service } of services) {
      if (!this.#services.has(service)) continue;
      throw new Error(`${service} is already served on this bus: stop the other server first`);
    }
    for (const served of services) {
      this.#services.set(served.service, served);
      for (const method of served.methods) this.#everServed.add(`${served.service}.${method}`);
    }
    return () => {
      for (const served of services) {
        if (this.#services.get(served.service) === served) this.#services.delete(served.service);
      }
    };
  }

  serves(service: string, method: string): boolean {
    return this.#services.get(service)?.kindOf(method) !== undefined;
  }

  everServed(): ReadonlySet<string> {
    return this.#everServed;
  }

  send(exchange: WireExchange, stack: CallerStack | undefined): void {
    for (const watcher of this.#watchers) watchCall(watcher, exchange, stack);
    const layers = this.#layers;
    const at = layers.length === 0 ? 0 : firstWanting(layers, 0, exchange);
    if (at === layers.length) this.#deliver(exchange, exchange);
    else void this.#sendThrough(layers, at, exchange);
  }

  async #sendThrough(layers: readonly Layer[], at: number, exchange: WireExchange): Promise<void> {
    tellTravelling(exchange, true);
    const reply = await throughLayers(layers, at, exchange, this.#deliver);
    tellTravelling(exchange, false);
    if (reply.kind === 'lost') {
      tellParked(exchange, 'lost', true);
      exchange.taken();
    }
    exchange.answer(reply);
  }

  trace(boundary: BoundaryFunction): CallerStack | undefined {
    for (const watcher of this.#watchers) {
      const stack = watcher.trace?.(boundary);
      if (stack !== undefined) return stack;
    }
    return undefined;
  }

  nextClientName(): string {
    this.#clients += 1;
    return `client-${this.#clients}`;
  }

  addLayer(layer: Layer): () => void {
    this.#layers = [...this.#layers, layer];
    return () => {
      this.#layers = this.#layers.filter((other) => other !== layer);
    };
  }

  addWatcher(watcher: Watcher): () => void {
    this.#watchers = [...this.#watchers, watcher];
    return () => {
      this.#watchers = this.#watchers.filter((other) => other !== watcher);
    };
  }
}

function watchCall(watcher: Watcher, exchange: WireExchange, stack: CallerStack | undefined): void {
  const watch = watcher.opened(exchange, stack);
  if (watch === undefined) return;
  watch.nextWatch = exchange.watch;
  exchange.watch = watch;
}
