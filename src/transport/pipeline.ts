import { isThenable } from '../contract/standard-schema.js';
import type { Carrier, Release, ServedService, ServingServer } from './carrier.js';
import { KnownNames } from './known-names.js';
import { DETACH } from './lifecycle.js';
import { type Deliver, firstWanting, type Layer, throughLayers } from './layer.js';
import type { CallerStack } from './call-facts.js';
import { type CallWatch, tellEntered, tellLeft, tellParked, tellTravelling } from './watcher.js';
import type { WireReply } from './reply.js';
import type { WireExchange } from './wire-exchange.js';

/** Watches a bus from outside all interceptors; it sees what the caller sees, and changes nothing. */
export interface Watcher {
  /** Whether it wants the stack of the next call's caller. */
  readonly wantsStack?: boolean;
  /** A call was made, in this very tick. Gives the watch of this one call, or `undefined`. */
  opened(exchange: WireExchange, stack: CallerStack | undefined): CallWatch | undefined;
}

/** What would go on after the end of a bus: a client, a server, a call from outside. */
export interface BusGuest {
  [DETACH](why: string): void | Promise<void>;
}

const NONE: readonly never[] = Object.freeze([]);

/** The way of every call, whatever carries it: past the watchers, through the layers, to the carrier and back. */
export class Pipeline {
  /** The names of the methods that this bus knows. */
  readonly names: KnownNames = new KnownNames();
  /** Set while a test orders the messages: then no call waits for the event loop by itself. */
  isOrdered = false;
  readonly #carrier: Carrier;
  /** Replaced, never changed: an exchange under way keeps the layers that it started with. */
  #layers: readonly Layer[] = NONE;
  #watchers: readonly Watcher[] = NONE;
  #clients = 0;
  /** Those that would go on after the end, where the owner of the bus means to end it: any other bus holds on to nobody. */
  #guests: Set<BusGuest> | undefined = undefined;
  #keepsGuests = false;
  #ended: string | undefined = undefined;
  #deliver: Deliver | undefined = undefined;
  /** Gets the carrier ready for the calls of a client; `undefined` where there is nothing to get ready. */
  readonly open: ((from: string) => Promise<() => Promise<void>>) | undefined;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
    this.open = carrier.open?.bind(carrier);
  }

  /** As the carrier does it. */
  serve(services: readonly ServedService[], server: ServingServer): Release | Promise<Release> {
    const release = this.#carrier.serve(services, server);
    return isThenable(release) ? this.#servedLater(services, release) : this.#served(services, release);
  }

  async #servedLater(services: readonly ServedService[], release: Promise<Release>): Promise<Release> {
    return this.#served(services, await release);
  }

  #served(services: readonly ServedService[], release: Release): Release {
    services.forEach(({ names }) => this.names.learnServed(names));
    return release;
  }

  /** Whether a handler is behind a wire name now; `undefined` where the carrier can't know. */
  knows(wireName: string): boolean | undefined {
    return this.#carrier.knows(wireName);
  }

  /** Why no client, server or text is taken any more; `undefined` before the end. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** From now on keeps everything that would go on after the end. */
  keepGuests(): void {
    this.#keepsGuests = true;
  }

  addGuest(guest: BusGuest): void {
    if (this.#keepsGuests) (this.#guests ??= new Set()).add(guest);
  }

  removeGuest(guest: BusGuest): void {
    this.#guests?.delete(guest);
  }

  /** Leaves all that is under way unsettled for good, and refuses all that comes later with `why`. */
  end(why: string): Promise<unknown> | undefined {
    this.#ended ??= why;
    const guests = this.#guests;
    this.#guests = undefined;
    this.#layers = NONE;
    this.#watchers = NONE;
    let leaving: Promise<void>[] | undefined;
    guests?.forEach((guest) => {
      const left = guest[DETACH](why);
      if (left !== undefined) (leaving ??= []).push(left);
    });
    return leaving === undefined ? undefined : Promise.all(leaving);
  }

  /** Carries a message and, in time, answers it. Never throws. */
  send(exchange: WireExchange, stack: CallerStack | undefined): void {
    for (const watcher of this.#watchers) watchCall(watcher, exchange, stack);
    const layers = this.#layers;
    const at = layers.length === 0 ? 0 : firstWanting(layers, 0, exchange);
    if (at !== layers.length) return void this.#sendThrough(layers, at, exchange);
    exchange.isShared = exchange.watch !== undefined;
    this.#carrier.send(exchange, exchange);
  }

  /** Answers a message that no server can be given, as if one had; it is watched like any other. */
  refuse(exchange: WireExchange, reply: WireReply): void {
    for (const watcher of this.#watchers) watchCall(watcher, exchange, undefined);
    if (exchange.kind === 'notification') {
      tellEntered(exchange, this);
      tellLeft(exchange, reply, this);
    }
    exchange.answer(reply);
  }

  async #sendThrough(layers: readonly Layer[], at: number, exchange: WireExchange): Promise<void> {
    tellTravelling(exchange, true);
    this.#deliver ??= (passed, sink) => this.#carrier.send(passed, sink);
    const reply = await throughLayers(layers, at, exchange, this.#deliver);
    tellTravelling(exchange, false);
    if (reply.kind === 'lost') {
      tellParked(exchange, 'lost', true);
      exchange.taken();
    }
    exchange.answer(reply);
  }

  /** Whether a watcher wants the stack of the next call's caller. */
  get wantsStack(): boolean {
    for (const watcher of this.#watchers) if (watcher.wantsStack === true) return true;
    return false;
  }

  /** The name of the next client that has none: `client-1`, `client-2` … */
  nextClientName(): string {
    this.#clients += 1;
    return `client-${this.#clients}`;
  }

  /** Installs a layer inside those that are there. Returns what removes it. */
  addLayer(layer: Layer): () => void {
    this.#layers = [...this.#layers, layer];
    return () => {
      this.#layers = this.#layers.filter((other) => other !== layer);
    };
  }

  /** Watches all calls from outside all layers. */
  addWatcher(watcher: Watcher): void {
    this.#watchers = [...this.#watchers, watcher];
  }

  removeWatcher(watcher: Watcher): void {
    if (this.#watchers.length > 0) this.#watchers = this.#watchers.filter((other) => other !== watcher);
  }
}

function watchCall(watcher: Watcher, exchange: WireExchange, stack: CallerStack | undefined): void {
  const watch = watcher.opened(exchange, stack);
  if (watch === undefined) return;
  watch.nextWatch = exchange.watch;
  exchange.watch = watch;
}
