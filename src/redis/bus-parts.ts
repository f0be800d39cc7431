import type { RedisBusOptions } from './redis-bus-options.js';
import type { ConnectionSource } from './link/connection.js';

/** Another way to a Redis for the callers and for the workers of one bus: how the kit cuts the one and not the other. */
export interface BusParts {
  readonly caller: ConnectionSource;
  readonly worker: ConnectionSource;
}

/** Where the options of a bus keep its parts. Not public. */
export const BUS_PARTS: unique symbol = Symbol('parts of a RedisBus');

export type OptionsWithParts = RedisBusOptions & { readonly [BUS_PARTS]?: BusParts };

/** Asks a bus to wait until the connections of one part, which broke, are up again. Not public. */
export const BUS_UP: unique symbol = Symbol('the connections of a part are up');
