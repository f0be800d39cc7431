import type { Layer } from './layer.js';
import type { BoundaryFunction, CallerStack, Watcher } from './watcher.js';
import type { ReplySink, WireExchange } from './wire-exchange.js';

/** Where a bus keeps its transport; shared by the ESM and CommonJS builds. */
export const TRANSPORT: unique symbol = Symbol.for('rpc-testkit.transport');

/** What a peer needs of whatever carries its messages. */
export interface Transport {
  /** Puts services on, all or none; throws when one is served already. Returns what takes them off. */
  serve(services: readonly ServedService[]): () => void;
  /** Whether a handler stands behind a method now. */
  serves(service: string, method: string): boolean;
  /** The full names of all methods that were ever served, `'arith.add'`. */
  everServed(): ReadonlySet<string>;
  /** Carries a message and, in time, answers it. Never throws. */
  send(exchange: WireExchange, stack: CallerStack | undefined): void;
  /** The caller's stack above `boundary`, for a watcher that wants it. */
  trace(boundary: BoundaryFunction): CallerStack | undefined;
  /** The name of the next client that has none: `client-1`, `client-2` … */
  nextClientName(): string;
  /** Installs a layer inside those that are there. Returns what removes it. */
  addLayer(layer: Layer): () => void;
  /** Watches all calls from outside all layers. Returns what ends it. */
  addWatcher(watcher: Watcher): () => void;
}

/** A service as a transport sees it. */
export interface ServedService {
  readonly service: string;
  /** The names of its methods, handled or not. */
  readonly methods: Iterable<string>;
  /** The kind of a method that is really handled, `undefined` for any other. */
  kindOf(method: string): 'request' | 'notification' | undefined;
  /** Runs the handler and answers, in a later turn. Never throws. */
  accept(exchange: WireExchange, sink: ReplySink): void;
}

/** Anything that carries a transport: a `MemoryBus` of either build. */
export interface HasTransport {
  readonly [TRANSPORT]: Transport;
}

/** The transport of a bus. Throws a `TypeError` for anything else. */
export function transportOf(bus: unknown, what: string): Transport {
  const transport = (bus as Partial<HasTransport> | null | undefined)?.[TRANSPORT];
  if (transport === undefined) throw new TypeError(`${what} needs a bus: pass { bus: new MemoryBus() }`);
  return transport;
}
