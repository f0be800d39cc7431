import { disconnected } from './reply.js';
import type { WireExchange } from './wire-exchange.js';

/** The exchanges that end when one signal aborts. */
interface Listening {
  readonly exchanges: Set<WireExchange>;
  readonly listener: () => void;
}

const listening = new WeakMap<AbortSignal, Listening>();

/**
 * Ends an exchange when a signal aborts. Returns what forgets it. All exchanges of a signal share one listener: a signal takes
 * one away by looking at all that it has, and Node warns of more than ten.
 */
export function abortWith(signal: AbortSignal, exchange: WireExchange): () => void {
  const { exchanges } = listening.get(signal) ?? listenTo(signal);
  exchanges.add(exchange);
  return () => {
    exchanges.delete(exchange);
    if (exchanges.size === 0) stopListening(signal);
  };
}

function listenTo(signal: AbortSignal): Listening {
  const exchanges = new Set<WireExchange>();
  const listener = (): void => {
    const reply = disconnected('aborted', 'aborted by the caller', signal.reason);
    for (const exchange of exchanges) exchange.answer(reply);
  };
  signal.addEventListener('abort', listener, { once: true });
  const added = { exchanges, listener };
  listening.set(signal, added);
  return added;
}

/** A signal that someone else wrote may throw. */
function stopListening(signal: AbortSignal): void {
  const added = listening.get(signal);
  if (added === undefined) return;
  listening.delete(signal);
  try {
    signal.removeEventListener('abort', added.listener);
  } catch {
    // The exchanges are answered all the same.
  }
}
