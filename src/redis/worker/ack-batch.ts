import { nextTurn } from '../../transport/clock.js';
import type { Link } from '../link/link.js';

/** The most ids that one script is given. */
const MOST = 500;

interface Waiting {
  readonly id: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Acknowledges and deletes what was handled in one turn with one command. */
export class AckBatch {
  readonly #link: Link;
  readonly #stream: string;
  readonly #group: string;
  #waiting: Waiting[] = [];

  constructor(link: Link, stream: string, group: string) {
    this.#link = link;
    this.#stream = stream;
    this.#group = group;
  }

  /** Resolves once Redis has done it. */
  ack(id: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, resolve, reject });
      if (this.#waiting.length === 1) nextTurn(() => this.#flush());
    });
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < waiting.length; from += MOST) void this.#send(waiting.slice(from, from + MOST));
  }

  async #send(part: readonly Waiting[]): Promise<void> {
    try {
      await this.#link.run('ack', this.#stream, [this.#group, ...part.map(({ id }) => id)]);
      for (const { resolve } of part) resolve();
    } catch (error) {
      for (const { reject } of part) reject(error);
    }
  }
}
