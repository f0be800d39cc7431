/// <reference lib="esnext.disposable" preserve="true" />
/**
 * How the owner of a peer ends it without anybody noticing: open calls stay unsettled, later ones are refused with `why`.
 * No part of the public surface; shared by the ESM and CommonJS builds.
 */
export const DETACH: unique symbol = Symbol.for('rpc-testkit.detach');

/** How the owner of a peer starts it within one process: what `start()` does, and no promise where nothing is to be waited for. */
export const START: unique symbol = Symbol.for('rpc-testkit.start');

/**
 * What tells the calls of one client, or of one server, from those of others: an object that the client's exchanges have as
 * `sender`, and that a server's handlers enter and leave with. Shared by both builds, too.
 */
export const OWN_CALLS: unique symbol = Symbol.for('rpc-testkit.own-calls');

/** The key of `await using`, also where the language has none yet. */
export const ASYNC_DISPOSE: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose');

/** The key of `using`, likewise. */
export const DISPOSE: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** A promise of nothing: its owner is gone, and an answer or a rejection now would be blamed on somebody else. */
export function never(): Promise<never> {
  return new Promise(() => {});
}
