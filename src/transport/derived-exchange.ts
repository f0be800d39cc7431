import type { Payload } from '../wire/payload.js';
import type { Destination } from './destination.js';
import { WireExchange } from './wire-exchange.js';

/** What an interceptor passed on in place of the exchange that it was given. */
export class DerivedExchange extends WireExchange {
  readonly #root: WireExchange;

  constructor(to: Destination, from: string, payload: Payload | undefined, root: WireExchange) {
    super(to, from, root.id, payload);
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

  override timeLeft(): number {
    return this.#root.timeLeft();
  }

  override taken(): void {
    this.#root.taken();
  }
}
