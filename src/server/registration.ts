import type { MethodNames } from '../contract/names-of.js';
import type { ServedService, WireMethod } from '../transport/carrier.js';
import { errorReply } from '../transport/reply.js';
import { tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { METHOD_NOT_FOUND } from '../wire/codes.js';
import type { HandlerRunner } from './handler-runner.js';
import type { ServedMethod } from './served-methods.js';

/** A service that is registered on a server. */
export class Registration implements ServedService {
  readonly service: string;
  readonly names: readonly MethodNames[];
  readonly methods: ReadonlyMap<string, WireMethod>;

  constructor(service: string, methods: readonly ServedMethod[], runner: HandlerRunner) {
    this.service = service;
    this.names = methods.map(({ names }) => names);
    this.methods = new Map(methods.map((served) => [served.names.wireName, new RegisteredMethod(served, runner)]));
  }
}

/** A method of such a service: finds the handler of each call, and has it run. */
class RegisteredMethod implements WireMethod {
  readonly #served: ServedMethod;
  readonly #runner: HandlerRunner;

  constructor(served: ServedMethod, runner: HandlerRunner) {
    this.#served = served;
    this.#runner = runner;
  }

  get isHandled(): boolean {
    return this.#served.handler() !== undefined;
  }

  accept(exchange: WireExchange, sink: ReplySink): void {
    const served = this.#served;
    const handler = served.handler();
    if (handler === undefined || (exchange.kind === 'request' && served.kind !== 'request')) {
      tellUnserved(exchange);
      sink.answer(errorReply(METHOD_NOT_FOUND));
      return;
    }
    this.#runner.accept(served, handler, exchange, sink);
  }
}
