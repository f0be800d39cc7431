import { type StreamEntry, msOf } from './stream-reads.js';

/** A request or notification as its sender puts it into the stream of a service. */
export interface OutgoingRequest {
  /** The JSON-RPC message. */
  readonly frame: string;
  /** The name of the calling client. */
  readonly from: string;
  readonly kind: 'request' | 'notification';
  /** Names the call on its bus; the reply repeats it. */
  readonly tag: string;
  /** The idempotency key; `undefined` for none. */
  readonly key: string | undefined;
}

/** A request as a worker reads it. */
export interface IncomingRequest {
  readonly entryId: string;
  readonly frame: string;
  readonly from: string | undefined;
  readonly tag: string | undefined;
  /** `undefined` for a notification. */
  readonly replyTo: string | undefined;
  /** When its caller gives up, by Redis' clock; `Infinity` where none is known. */
  readonly deadlineMs: number;
  readonly key: string | undefined;
  /** Returns true if a bus of this package sent it. */
  readonly isOurs: boolean;
}

/** No field value may be the bare word `envelope` or `reply-to`: peers of other makes look for those words. */
function unlikeName(value: string): string {
  return value === 'envelope' || value === 'reply-to' ? `${value} ` : value;
}

/**
 * The fields of a request. Its caller waits for `ttlMs` more milliseconds, `Infinity` for a notification; `nowMs` is the time
 * by Redis' clock.
 */
export function requestFields(request: OutgoingRequest, ttlMs: number, replyTo: string, nowMs: number): string[] {
  const { frame, from, kind, tag, key } = request;
  const fields = ['type', 'rpc', 'envelope', frame];
  if (kind === 'request') fields.push('reply-to', replyTo);
  fields.push('v', '1', 'from', unlikeName(from), 'n', tag);
  if (ttlMs !== Infinity) {
    fields.push('ttl', String(Math.ceil(ttlMs)), 'deadline', String(Math.ceil(nowMs + ttlMs)));
  }
  if (key !== undefined) fields.push('key', unlikeName(key));
  return fields;
}

/** Reads an entry; `undefined` where it has no envelope. */
export function readRequest({ id, fields }: StreamEntry): IncomingRequest | undefined {
  const found = new FoundFields();
  for (let index = 0; index + 1 < fields.length; index += 2) found.take(fields[index], fields[index + 1]);
  const { frame, from, tag, replyTo, key, isOurs } = found;
  if (frame === undefined) return undefined;
  const deadlineMs = deadlineOf(id, found.ttl, found.deadline);
  return { entryId: id, frame, from, tag, replyTo, deadlineMs, key, isOurs };
}

/** What is read of the fields of an entry, in one pass: a map for each would cost as much as all the rest. */
class FoundFields {
  frame: string | undefined = undefined;
  from: string | undefined = undefined;
  tag: string | undefined = undefined;
  replyTo: string | undefined = undefined;
  ttl: string | undefined = undefined;
  deadline: string | undefined = undefined;
  key: string | undefined = undefined;
  isOurs = false;

  take(name: string | undefined, value: string | undefined): void {
    if (name === 'envelope') this.frame = value;
    else if (name === 'from') this.from = value;
    else if (name === 'n') this.tag = value;
    else if (name === 'reply-to') this.replyTo = value;
    else if (name === 'ttl') this.ttl = value;
    else if (name === 'deadline') this.deadline = value;
    else if (name === 'key') this.key = value;
    else if (name === 'v') this.isOurs = true;
  }
}

/**
 * The earlier of two estimates counts: an entry that was sent while Redis was frozen gets its id when Redis goes on, and
 * the clock of a caller may be wrong.
 */
function deadlineOf(entryId: string, ttl: string | undefined, deadline: string | undefined): number {
  return Math.min(msOf(entryId) + readMs(ttl), readMs(deadline));
}

function readMs(text: string | undefined): number {
  const ms = text === undefined || text === '' ? NaN : Number(text);
  return Number.isFinite(ms) ? ms : Infinity;
}
