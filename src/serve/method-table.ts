import type { ServedService, WireMethod } from '../transport/carrier.js';
import { errorReply } from '../transport/reply.js';
import { tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { METHOD_NOT_FOUND } from '../wire/message.js';

/** The methods that are served now, by wire name: what a carrier within the process looks into, or a worker of any other. */
export class MethodTable {
  /** Few, so a list: a map for each bus of a suite takes more. */
  #services: readonly ServedService[] = [];
  readonly #methods = new Map<string, WireMethod>();

  /** Puts services on, all or none. Returns what takes them off. Throws when one, or one of their wire names, is served. */
  putOn(services: readonly ServedService[]): () => void {
    const before = this.#services;
    try {
      services.forEach((served) => this.#add(served));
    } catch (error) {
      this.#services.slice(before.length).forEach((served) => this.#remove(served));
      throw error;
    }
    return () => services.forEach((served) => this.#remove(served));
  }

  /** Returns true if a handler is behind a wire name now. */
  knows(wireName: string): boolean {
    return this.#methods.get(wireName)?.isHandled === true;
  }

  /** Gives a message to its method; answers -32601 where there is none. Never throws. */
  send(exchange: WireExchange, sink: ReplySink): void {
    const method = this.#methods.get(exchange.to.wireName);
    if (method !== undefined) return method.accept(exchange, sink);
    tellUnserved(exchange);
    sink.answer(errorReply(METHOD_NOT_FOUND));
  }

  #add(served: ServedService): void {
    const { service, names, methods } = served;
    if (this.#services.some((other) => other.service === service)) {
      throw new Error(`${service} is already served on this bus: stop the other server first`);
    }
    const taken = names.find(({ wireName }) => this.#methods.has(wireName));
    if (taken !== undefined) {
      const { name, wireName } = taken;
      throw new Error(`${name}: ${JSON.stringify(wireName)} is already served on this bus by another service`);
    }
    this.#services = [...this.#services, served];
    methods.forEach((method, wireName) => this.#methods.set(wireName, method));
  }

  #remove(served: ServedService): void {
    if (!this.#services.includes(served)) return;
    this.#services = this.#services.filter((other) => other !== served);
    served.methods.forEach((_method, wireName) => this.#methods.delete(wireName));
  }
}
