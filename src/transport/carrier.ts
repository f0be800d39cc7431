import type { MethodNames } from '../contract/names.js';
import type { Logger } from './logger.js';
import type { ReplySink, WireExchange } from './wire-exchange.js';

/**
 * Brings messages from clients to servers and replies back. What watches or disturbs them is the pipeline's, so a
 * carrier is only this.
 */
export interface Carrier {
  /**
   * Sends a message and, in time, gives `sink` what came of it: the reply to a request; for a notification, that it was
   * taken, which the carrier also tells `exchange.taken()`. Never throws. A reply that never comes is the caller's
   * timeout. `exchange.timeLeft()` says how long a request may take, when it is asked in this very call.
   */
  send(exchange: WireExchange, sink: ReplySink): void;
  /**
   * Puts services on, all or none; throws or rejects when it can't. Within one process they are on when this returns: what
   * it gives is not a promise then.
   */
  serve(services: readonly ServedService[], server: ServingServer): Release | Promise<Release>;
  /** Whether a handler is behind a wire name now; `undefined` where the carrier can't know. */
  knows(wireName: string): boolean | undefined;
  /** Gets ready for the calls of a client. Gives what ends that. Left out where there is nothing to get ready. */
  open?(from: string): Promise<() => Promise<void>>;
}

/** What a carrier may want to know of a server. */
export interface ServingServer {
  /** As they were given to its constructor: a carrier's own server may take more than others. */
  readonly options: { readonly instanceId?: string | undefined };
  readonly logger: Logger;
}

/** How services leave a carrier, in two steps: between them, the handlers that run come to their end. */
export interface Release {
  /** Takes no more calls. Within one process that has happened when this returns: it is not a promise then. */
  stop(): void | Promise<void>;
  /** Hands over the last replies and leaves. Handlers that ran past the grace have had their signal. */
  leave?(): void | Promise<void>;
}

/** A service as a carrier sees it. */
export interface ServedService {
  readonly service: string;
  /** The names of all its methods. */
  readonly names: readonly MethodNames[];
  /** Its methods by wire name, handled or not. */
  readonly methods: ReadonlyMap<string, WireMethod>;
}

/** A method as a carrier sees it. */
export interface WireMethod {
  /** Whether a handler is behind it now. */
  readonly isHandled: boolean;
  /** Runs the handler and answers, in a later turn; answers -32601 where there is none. Never throws. */
  accept(exchange: WireExchange, sink: ReplySink): void;
}
