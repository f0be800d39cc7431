import { afterRealMs } from '../../transport/clock.js';
import type { Link } from '../link/link.js';

/** The most ids that one script is given. */
const MOST = 250;
/** How long an acknowledgement waits for others. Its caller has its answer: nobody waits for it but a server that stops. */
const DELAY_MS = 2;

/** Hears once what came of an acknowledgement. */
export interface AckSink {
  readonly acked: () => void;
  readonly refused: (error: unknown) => void;
}

interface Waiting {
  readonly id: string;
  readonly sink: AckSink;
}

/** Acknowledges and deletes what was handled within a moment with one command. */
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

  ack(id: string, sink: AckSink): void {
    this.#waiting.push({ id, sink });
    if (this.#waiting.length === 1) afterRealMs(DELAY_MS, () => this.#flush());
    else if (this.#waiting.length === MOST) this.#flush();
  }

  #flush(): void {
    if (this.#waiting.length > 0) void this.#send(this.#waiting);
    this.#waiting = [];
  }

  async #send(part: readonly Waiting[]): Promise<void> {
    try {
      await this.#link.run('ack', this.#stream, [this.#group, ...part.map(({ id }) => id)]);
    } catch (error) {
      for (const { sink } of part) sink.refused(error);
      return;
    }
    for (const { sink } of part) sink.acked();
  }
}
