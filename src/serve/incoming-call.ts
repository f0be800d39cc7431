import type { Destination } from '../transport/destination.js';
import { DETACH } from '../transport/lifecycle-keys.js';
import type { BusGuest } from '../transport/pipeline.js';
import { WireExchange } from '../transport/wire-exchange.js';
import type { IncomingMessage } from '../wire/message.js';
import { Payload } from '../wire/payload.js';
import { JsonRefusal } from '../wire/thrown.js';
import { checkParsed } from '../wire/parsed-json.js';
import { INVALID_PARAMS } from '../wire/message.js';
import { errorReply, type ErrorReply } from '../transport/reply.js';

/** A message that is one. */
export type ValidMessage = Exclude<IncomingMessage, { kind: 'invalid' }>;

/** A call that came in as text; no client owns it. */
export class IncomingCall extends WireExchange implements BusGuest {
  /** The answer to one whose params no handler can be given; it has no params then. */
  refusal: ErrorReply | undefined = undefined;
  /** Whose call it is, where its text came in on behalf of somebody. */
  #sender: object | undefined = undefined;

  override get external(): boolean {
    return true;
  }

  override get sender(): object | undefined {
    return this.#sender;
  }

  sentFor(sender: object | undefined): void {
    this.#sender = sender;
  }

  [DETACH](): void {
    this.abandon();
  }
}

/** The call of a message. Params that can't be read as they were written, or are nested too deep, are its refusal. */
export function toIncomingCall({ id, params }: ValidMessage, to: Destination, from: string): IncomingCall {
  if (params === undefined) return new IncomingCall(to, from, id, undefined);
  try {
    checkParsed(params, 'params');
    return new IncomingCall(to, from, id, Payload.fromText(JSON.stringify(params)));
  } catch (error) {
    const { keys, message } = JsonRefusal.of(error);
    const refused = new IncomingCall(to, from, id, undefined);
    refused.refusal = errorReply({ ...INVALID_PARAMS, data: { issues: [{ path: keys, message }] } });
    return refused;
  }
}
