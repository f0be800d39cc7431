import type { Payload } from '../wire/payload.js';
import type { WireReply } from './reply.js';
import type { WireExchange } from './wire-exchange.js';

/** Watches a bus from outside all interceptors; it sees what the caller sees, and changes nothing. */
export interface Watcher {
  /**
   * Takes the stack above `boundary`, the function that the caller called; `undefined` when it wants none. Asked by that
   * very function: each frame to skip costs as much as two fields of a record.
   */
  trace?(boundary: BoundaryFunction): CallerStack | undefined;
  /** A call was made, in this very tick. Gives the watch of this one call, or `undefined`. */
  opened(exchange: WireExchange, stack: CallerStack | undefined): CallWatch | undefined;
}

/** A function that is only used to cut a stack trace. */
export type BoundaryFunction = (...args: never[]) => unknown;

/** A stack as it was taken; whoever took it knows how to read it. */
export type CallerStack = object;

/**
 * Why a call waits although no handler works on it: a layer holds it, or holds it up for a time, it was lost, or it was taken
 * and is never answered.
 */
export type Parked = 'held' | 'delayed' | 'lost' | 'hung';

/** Who answers a call in its handler's place. */
export type Meddler = 'stub' | 'fault' | 'interceptor';

/** What happened to one call. `unserved`, `resolved` and `rejected` come at most once, the others as often as they happen. */
export interface CallWatch {
  /** The next watch of the same call. */
  nextWatch: CallWatch | undefined;
  /** No server has the method. */
  unserved(): void;
  /** A handler has been given the call. */
  entered(): void;
  /** A handler has ended, with this reply. */
  left(reply: WireReply): void;
  /** An interceptor threw. Returns true if the watch reported the error. */
  failed(error: unknown): boolean;
  /** A layer did something to the call; the label says what, for people. */
  disturbed(label: string): void;
  /** A layer answers in the handler's place. Of several the last, which is the outermost, has its way. */
  answered(by: Meddler): void;
  /** The call began to wait, or it goes on. */
  parked(why: Parked, on: boolean): void;
  /** The call began or ended its way through layers, or through a carrier that keeps it until a server takes it. */
  travelling(on: boolean): void;
  /** The caller has its result; `undefined` for a notification. */
  resolved(result: Payload | undefined): void;
  /** The caller has its error. */
  rejected(error: unknown): void;
}

/** Has a watcher watch an exchange. */
export function watchCall(watcher: Watcher, exchange: WireExchange, stack: CallerStack | undefined): void {
  const watch = watcher.opened(exchange, stack);
  if (watch === undefined) return;
  watch.nextWatch = exchange.watch;
  exchange.watch = watch;
}

/** Tells every watch that no server has the method. */
export function tellUnserved(exchange: WireExchange): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.unserved();
}

export function tellEntered(exchange: WireExchange): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.entered();
}

export function tellLeft(exchange: WireExchange, reply: WireReply): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.left(reply);
}

/** Tells of an interceptor that threw. Returns true if a watch reported it. */
export function tellFailed(exchange: WireExchange, error: unknown): boolean {
  let heard = false;
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) heard = watch.failed(error) || heard;
  return heard;
}

export function tellDisturbed(exchange: WireExchange, label: string): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.disturbed(label);
}

export function tellAnswered(exchange: WireExchange, by: Meddler): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.answered(by);
}

export function tellParked(exchange: WireExchange, why: Parked, on: boolean): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.parked(why, on);
}

/** Tells that it is on its way, or no longer: through layers, through a carrier, each copy of it. */
export function tellTravelling(exchange: WireExchange, on: boolean): void {
  if (!exchange.root.countWay(on)) return;
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.travelling(on);
}

export function tellResolved(exchange: WireExchange, result: Payload | undefined): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.resolved(result);
}

export function tellRejected(exchange: WireExchange, error: unknown): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.rejected(error);
}
