import type { Pipeline } from '../transport/pipeline.js';

type Open = NonNullable<Pipeline['open']>;

/** A client's tie to its carrier, which is opened and closed once. */
export class CarrierLink {
  readonly #open: Open;
  #opening: ReturnType<Open> | undefined = undefined;
  #closed: Promise<void> | undefined = undefined;

  private constructor(open: Open) {
    this.#open = open;
  }

  /** The link to what carries a pipeline; `undefined` where clients need none. */
  static to({ open }: Pipeline): CarrierLink | undefined {
    return open === undefined ? undefined : new CarrierLink(open);
  }

  /** Resolves when calls may be made. One that failed may be tried again. */
  async open(from: string): Promise<void> {
    const opening = (this.#opening ??= this.#open(from));
    try {
      await opening;
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  /** What failed to open has nothing to close. */
  async close(): Promise<void> {
    this.#closed ??= this.#close();
    await this.#closed;
  }

  async #close(): Promise<void> {
    const close = await this.#opening?.catch(() => undefined);
    await close?.();
  }
}
