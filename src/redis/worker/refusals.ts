import type { Logger } from '../../transport/logger.js';
import { isUnfit, redisCodeOf } from '../link/redis-error.js';

/** What Redis may refuse to a worker, whose user lacks a right, say. */
export type Refused = 'to give calls' | 'to take replies' | 'to take acknowledgements';

/** Warns of what Redis refuses to a worker and is asked for again: once of each, until Redis does it. */
export class Refusals {
  readonly #logger: Logger;
  readonly #service: string;
  readonly #instance: string;
  readonly #told = new Set<Refused>();

  constructor(logger: Logger, service: string, instance: string) {
    this.#logger = logger;
    this.#service = service;
    this.#instance = instance;
  }

  /** Connections that break, and servers that take no writes for now, are no refusals. */
  refused(what: Refused, error: unknown): void {
    if (redisCodeOf(error) === undefined || isUnfit(error) || this.#told.has(what)) return;
    this.#told.add(what);
    const about = { service: this.#service, instance: this.#instance };
    this.#logger.warn(`${this.#service}: Redis refuses ${what}, and is asked again`, error, about);
  }

  done(what: Refused): void {
    if (this.#told.size > 0) this.#told.delete(what);
  }
}
