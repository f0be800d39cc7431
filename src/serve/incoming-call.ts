import type { Destination } from '../transport/destination.js';
import { WireExchange } from '../transport/wire-exchange.js';
import type { IncomingMessage } from '../wire/message.js';
import { Payload } from '../wire/payload.js';

/** A message that is one. */
export type ValidMessage = Exclude<IncomingMessage, { kind: 'invalid' }>;

/** A call that came in as text; no client owns it. */
export class IncomingCall extends WireExchange {
  override get external(): boolean {
    return true;
  }
}

/** The call of a message; `undefined` where the params are nested too deep to be written again. */
export function toIncomingCall({ id, params }: ValidMessage, to: Destination, from: string): IncomingCall | undefined {
  try {
    const payload = params === undefined ? undefined : Payload.fromText(JSON.stringify(params));
    return new IncomingCall(to, from, id, payload);
  } catch {
    return undefined;
  }
}
