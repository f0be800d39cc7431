import { isUnfit, redisCodeOf } from '../link/redis-error.js';
import type { HeldEntry } from './held-entries.js';
import { recovered } from './recovered.js';
import type { WorkerContext } from './worker-context.js';

/** Tells Redis of what was handled, again and again until it knows. */
export class Acknowledging {
  readonly #context: WorkerContext;
  #isLeaving = false;
  #ended = false;

  constructor(context: WorkerContext) {
    this.#context = context;
  }

  /** The entry is held until Redis knows, or it would be taken for one that was never begun. */
  acknowledge(taken: HeldEntry): void {
    const { acks, held, refusals } = this.#context;
    if (this.#ended) return held.delete(taken);
    acks.ack(taken.id, {
      acked: () => {
        refusals.done('to take acknowledgements');
        held.delete(taken);
      },
      refused: (error) => void this.#again(taken, error),
    });
  }

  /** The worker leaves: it waits for a Redis that is back within a second, not for one that is gone or refuses. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Nothing is sent any more. */
  end(): void {
    this.#ended = true;
  }

  async #again(taken: HeldEntry, failure: unknown): Promise<void> {
    const { commands, held, refusals } = this.#context;
    const code = redisCodeOf(failure);
    // Something else took the place of the stream.
    if (code === 'WRONGTYPE') return held.delete(taken);
    refusals.refused('to take acknowledgements', failure);
    const mayChange = code === undefined || isUnfit(failure);
    if (mayChange || !this.#isLeaving) await recovered(commands, failure);
    const isUseless = !mayChange || commands.live === undefined;
    if (this.#isLeaving && isUseless) held.delete(taken);
    else this.acknowledge(taken);
  }
}
