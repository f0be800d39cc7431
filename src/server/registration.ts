import { METHOD_NOT_FOUND } from '../wire/codes.js';
import { errorReply } from '../transport/reply.js';
import type { ServedService } from '../transport/carrier.js';
import { tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import type { HandlerRunner } from './handler-runner.js';
import type { ServedMethod } from './served-methods.js';

/** A service that is registered on a server: finds the handler of each call, and has it run. */
export class Registration implements ServedService {
  readonly service: string;
  readonly #methods: ReadonlyMap<string, ServedMethod>;
  readonly #runner: HandlerRunner;

  constructor(service: string, methods: ReadonlyMap<string, ServedMethod>, runner: HandlerRunner) {
    this.service = service;
    this.#methods = methods;
    this.#runner = runner;
  }

  get methods(): Iterable<string> {
    return this.#methods.keys();
  }

  handles(method: string): boolean {
    return this.#methods.get(method)?.handler() !== undefined;
  }

  accept(exchange: WireExchange, sink: ReplySink): void {
    const served = this.#methods.get(exchange.method);
    const handler = served?.handler();
    if (served === undefined || handler === undefined || (exchange.kind === 'request' && served.kind !== 'request')) {
      tellUnserved(exchange);
      sink.answer(errorReply(METHOD_NOT_FOUND));
      return;
    }
    this.#runner.accept(served, handler, exchange, sink);
  }
}
