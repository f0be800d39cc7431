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
  /** How long its caller waits, in milliseconds; `Infinity` for a notification. */
  readonly ttlMs: number;
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

/** The fields of a request. `nowMs` is the time by Redis' clock. */
export function requestFields(request: OutgoingRequest, replyTo: string, nowMs: number): string[] {
  const { frame, from, kind, tag, ttlMs, key } = request;
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
  const frame = fields.get('envelope');
  if (frame === undefined) return undefined;
  return {
    entryId: id,
    frame,
    from: fields.get('from'),
    tag: fields.get('n'),
    replyTo: fields.get('reply-to'),
    deadlineMs: deadlineOf(id, fields.get('ttl'), fields.get('deadline')),
    key: fields.get('key'),
    isOurs: fields.get('v') !== undefined,
  };
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
