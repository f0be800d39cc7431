import type { OutgoingReply } from '../entry/reply-entry.js';
import type { IncomingRequest } from '../entry/request-entry.js';

/** The server behind a worker, for one service: it reads what the worker takes from the stream, and handles it. */
export interface ServiceHost {
  readonly service: string;
  /** Reads a request; says how it is to be handled, or why it can't be. Never throws. */
  open(request: IncomingRequest): Opened;
  /** The reply that tells a caller why its request was given up; `undefined` for a notification. Never throws. */
  refusal(request: IncomingRequest, why: string): OutgoingReply | undefined;
  /** The reply that tells a caller that the server stopped before it began; `undefined` for a notification. Never throws. */
  stopped(request: IncomingRequest): OutgoingReply | undefined;
}

export type Opened =
  | { readonly kind: 'invalid'; readonly why: string; readonly reply: OutgoingReply | undefined }
  | ReadyRequest;

/** A request that has a handler, or an answer without one. */
export interface ReadyRequest {
  readonly kind: 'ready';
  /** The full local name, `'arith.add'`. */
  readonly name: string;
  /** Returns true if the request must not be run again, whatever happens to its worker. */
  readonly isAtMostOnce: boolean;
  /** Handles it, once; calls `finish` once, in its own time. Never throws. */
  begin(finish: Finish): void;
}

/** How a handling ends; the first call counts. */
export interface Finish {
  /** With a reply; `undefined` for a notification. */
  answer(reply: OutgoingReply | undefined): void;
  /** Without one: the server stops, and another worker may have the request. */
  handBack(): void;
}
