import type { Payload } from '../wire/payload.js';
import type { Meddler, Parked } from './call-facts.js';
import type { WireReply } from './reply.js';

/** What happened to one call. `unserved`, `resolved` and `rejected` come at most once, the others as often as they happen. */
export interface CallWatch {
  /** The next watch of the same call. */
  nextWatch: CallWatch | undefined;
  /** No server has the method. */
  unserved(): void;
  /** A handler has been given the call; `server` is the `OWN_CALLS` of who runs it. */
  entered(server: object): void;
  /** A handler has ended, with this reply. */
  left(reply: WireReply, server: object): void;
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

/** Something that may be watched: an exchange. */
interface Watched {
  readonly watch: CallWatch | undefined;
  /** The one that the sender waits for. */
  readonly root: { countWay(on: boolean): boolean };
}

/** Tells every watch that no server has the method. */
export function tellUnserved(exchange: Watched): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.unserved();
}

export function tellEntered(exchange: Watched, server: object): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.entered(server);
}

export function tellLeft(exchange: Watched, reply: WireReply, server: object): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.left(reply, server);
}

/** Tells of an interceptor that threw. Returns true if a watch reported it. */
export function tellFailed(exchange: Watched, error: unknown): boolean {
  let heard = false;
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) heard = watch.failed(error) || heard;
  return heard;
}

export function tellDisturbed(exchange: Watched, label: string): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.disturbed(label);
}

export function tellAnswered(exchange: Watched, by: Meddler): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.answered(by);
}

export function tellParked(exchange: Watched, why: Parked, on: boolean): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.parked(why, on);
}

/** Tells that it is on its way, or no longer: through layers, through a carrier, each copy of it. */
export function tellTravelling(exchange: Watched, on: boolean): void {
  if (!exchange.root.countWay(on)) return;
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.travelling(on);
}

export function tellResolved(exchange: Watched, result: Payload | undefined): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.resolved(result);
}

export function tellRejected(exchange: Watched, error: unknown): void {
  for (let watch = exchange.watch; watch !== undefined; watch = watch.nextWatch) watch.rejected(error);
}
