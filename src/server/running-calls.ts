import { afterRealMs, MAX_TIMER_MS } from '../transport/clock.js';
import { stoppedReply } from '../transport/reply.js';
import { RunningCall } from './running-call.js';

/**
 * The handlers of one server that are under way, and who waits for their end. A list whose members know their places:
 * a set costs twice as much after each garbage collection.
 */
export class RunningCalls {
  readonly #calls: RunningCall[] = [];
  #whenEmpty: (() => void)[] = [];

  add(call: RunningCall): void {
    RunningCall.setPlace(call, this.#calls.push(call) - 1);
  }

  delete(call: RunningCall): void {
    const last = this.#calls.pop();
    if (last !== undefined && last !== call) {
      const place = RunningCall.placeOf(call);
      this.#calls[place] = last;
      RunningCall.setPlace(last, place);
    }
    if (this.#calls.length > 0 || this.#whenEmpty.length === 0) return;
    const waiting = this.#whenEmpty;
    this.#whenEmpty = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves when none is left, or when `graceMs` of real time are over. */
  async drained(graceMs: number): Promise<void> {
    if (this.#calls.length === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = afterRealMs(Math.min(graceMs, MAX_TIMER_MS), resolve);
      this.#whenEmpty.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Tells every handler to stop, and its caller that no answer will come. */
  stopAll(why: string): void {
    for (const call of this.#calls) {
      RunningCall.abort(call, new Error(why));
      RunningCall.answer(call, stoppedReply(why));
    }
  }

  /** Tells every handler to stop. */
  abortAll(why: string): void {
    for (const call of this.#calls) RunningCall.abort(call, new Error(why));
  }
}
