import { afterRealMs } from '../../transport/clock.js';

/**
 * An action that runs at once, then again and again while `goesOn`, with random pauses around `ms`; a failed one is followed
 * by the next.
 */
export class Repeated {
  #isOver = false;
  #cancel = (): void => undefined;
  #running: Promise<void> | undefined = undefined;

  readonly #ms: number;
  readonly #action: () => Promise<void>;
  readonly #goesOn: () => boolean;

  constructor(ms: number, action: () => Promise<void>, goesOn: () => boolean) {
    this.#ms = ms;
    this.#action = action;
    this.#goesOn = goesOn;
    this.#running = this.#run();
  }

  /** Resolves when the action that runs has ended; none begins. */
  async stop(): Promise<void> {
    this.#isOver = true;
    this.#cancel();
    await this.#running;
  }

  #wait(): void {
    this.#cancel = afterRealMs(this.#ms * (0.75 + Math.random() / 2), () => {
      this.#running = this.#run();
    });
  }

  async #run(): Promise<void> {
    await this.#action().catch(() => undefined);
    if (!this.#isOver && this.#goesOn()) this.#wait();
  }
}
