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
  let frame: string | undefined;
  let tag: string | undefined;
  let isUndefined = false;
  for (let index = 0; index + 1 < fields.length; index += 2) {
    if (fields[index] === 'envelope') frame = fields[index + 1];
    else if (fields[index] === 'n') tag = fields[index + 1];
    else if (fields[index] === 'undefined') isUndefined = fields[index + 1] === '1';
  }
  return frame === undefined ? undefined : { frame, tag, isUndefined };
}
