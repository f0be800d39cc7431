import { WireExchange, type WireMessage } from './wire-exchange.js';

/** What an interceptor passed on in place of the exchange that it was given. */
export class DerivedExchange extends WireExchange {
  readonly #root: WireExchange;

  constructor(message: WireMessage, root: WireExchange) {
    super(message);
    this.#root = root;
    this.watch = root.watch;
  }

  override get root(): WireExchange {
    return this.#root;
  }

  override get external(): boolean {
    return this.#root.external;
  }

  override get signal(): AbortSignal {
    return this.#root.signal;
  }

  override taken(): void {
    this.#root.taken();
  }
}
