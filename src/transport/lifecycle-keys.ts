/// <reference lib="esnext.disposable" preserve="true" />
/**
 * How the owner of a peer ends it without anybody noticing: open calls stay unsettled, later ones are refused with `why`.
 * No part of the public surface; shared by the ESM and CommonJS builds.
 */
export const DETACH: unique symbol = Symbol.for('rpc-testkit.detach');

/** The key of `await using`, also where the language has none yet. */
export const ASYNC_DISPOSE: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose');

/** The key of `using`, likewise. */
export const DISPOSE: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
