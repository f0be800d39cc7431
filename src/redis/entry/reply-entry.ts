import type { StreamEntry } from './stream-reads.js';

/** A reply as a worker writes it to the stream of its caller. */
export interface OutgoingReply {
  /** The JSON-RPC response. */
  readonly frame: string;
  /** The tag of the request; `undefined` where it had none. */
  readonly tag: string | undefined;
  /** Returns true if the result was `undefined`, which JSON writes as `null`. */
  readonly isUndefined: boolean;
}

/** A reply as its caller reads it. */
export interface IncomingReply {
  readonly frame: string;
  /** `undefined` where a peer of another make answered. */
  readonly tag: string | undefined;
  readonly isUndefined: boolean;
}

export function replyFields({ frame, tag, isUndefined }: OutgoingReply): string[] {
  const fields = ['type', 'rpc', 'envelope', frame];
  if (tag !== undefined) fields.push('n', tag);
  if (isUndefined) fields.push('undefined', '1');
  return fields;
}

/** Reads an entry; `undefined` where it has no envelope. */
export function readReply({ fields }: StreamEntry): IncomingReply | undefined {
  const frame = fields.get('envelope');
  if (frame === undefined) return undefined;
  return { frame, tag: fields.get('n'), isUndefined: fields.get('undefined') === '1' };
}
