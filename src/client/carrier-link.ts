import type { Pipeline } from '../transport/pipeline.js';

/** A client's tie to its carrier, which is opened and closed once. Most carriers need none. */
export class CarrierLink {
  readonly #pipeline: Pipeline;
  #opening: Promise<() => Promise<void>> | undefined = undefined;
  #closed: Promise<void> | undefined = undefined;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
  }

  /** Resolves when calls may be made; `undefined` where they may be made at once. One that failed may be tried again. */
  open(from: string): Promise<void> | undefined {
    this.#opening ??= this.#pipeline.open(from);
    return this.#opening === undefined ? undefined : this.#opened(this.#opening);
  }

  close(): Promise<void> | undefined {
    if (this.#opening === undefined) return undefined;
    this.#closed ??= this.#close(this.#opening);
    return this.#closed;
  }

  async #opened(opening: Promise<unknown>): Promise<void> {
    try {
      await opening;
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  /** What failed to open has nothing to close. */
  async #close(opening: Promise<() => Promise<void>>): Promise<void> {
    const close = await opening.catch(() => undefined);
    await close?.();
  }
}
