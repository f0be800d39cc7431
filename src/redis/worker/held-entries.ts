import type { IncomingRequest } from '../entry/request-entry.js';

/** An entry that this worker has taken, until it is acknowledged or handed back. */
export interface HeldEntry {
  readonly id: string;
  /** How often it was delivered, this time included. */
  readonly deliveries: number;
  /** `waiting`: nothing has run yet; `running`: its handler does; `answered`: what is left is to tell Redis. */
  phase: 'waiting' | 'running' | 'answered';
  /** The key under which its first reply will be kept; `undefined` for none. */
  readonly onceKey: string | undefined;
}

/** One that is a request. */
export interface HeldRequest extends HeldEntry {
  readonly request: IncomingRequest;
}

/** What a worker holds, and how much more it may take. */
export class HeldEntries {
  readonly #held = new Map<string, HeldEntry>();
  #slots: number;
  #changed: (() => void)[] = [];

  constructor(concurrency: number) {
    this.#slots = concurrency;
  }

  /** How many more entries may be taken. */
  get free(): number {
    return Math.max(0, this.#slots);
  }

  get size(): number {
    return this.#held.size;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  all(): HeldEntry[] {
    return [...this.#held.values()];
  }

  /** Without a slot where nothing is to run for it. */
  add(held: HeldEntry): void {
    this.#held.set(held.id, held);
    if (held.phase !== 'answered') this.#slots -= 1;
  }

  /** Its handler has ended, so its slot is free; it is held until Redis knows. */
  answered(held: HeldEntry): void {
    if (held.phase === 'answered') return;
    // eslint-disable-next-line no-param-reassign -- an entry is where its state is
    held.phase = 'answered';
    this.#slots += 1;
    this.#tell();
  }

  /** A reply that can't be written takes up a slot again: so a worker takes no more than it can answer. */
  stuck(on: boolean): void {
    this.#slots += on ? -1 : 1;
    this.#tell();
  }

  delete(held: HeldEntry): void {
    this.answered(held);
    this.#held.delete(held.id);
    this.#tell();
  }

  /** Resolves at the next change. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#changed.push(resolve));
  }

  #tell(): void {
    if (this.#changed.length === 0) return;
    const told = this.#changed;
    this.#changed = [];
    for (const resolve of told) resolve();
  }
}
