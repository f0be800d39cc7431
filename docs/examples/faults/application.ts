import { type ClientOf, defineContract, defineMethod, RpcTransportError } from 'rpc-testkit';
import { z } from 'zod';

export const search = defineContract('search', {
  run: defineMethod({ params: z.object({ text: z.string() }), result: z.object({ hits: z.array(z.string()) }) }),
});

// #region with-retry
/** Tries once more when the transport has failed, and only then: whatever was answered was answered. */
export async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof RpcTransportError)) throw error;
    return await attempt();
  }
}
// #endregion

// #region breaker
/** Lets no call through for `restMs` after `limit` failures in a row. */
export function createBreaker(limit: number, restMs: number): <T>(call: () => Promise<T>) => Promise<T> {
  let failures = 0;
  let openedAt = 0;
  return async (call) => {
    if (failures >= limit && Date.now() - openedAt < restMs) throw new Error('resting');
    try {
      const value = await call();
      failures = 0;
      return value;
    } catch (error) {
      failures += 1;
      openedAt = Date.now();
      throw error;
    }
  };
}
// #endregion

export interface SearchBox {
  /** What stands below the box. */
  readonly shown: string;
  type(text: string): Promise<void>;
}

// #region search-box
export function createSearchBox({ run }: ClientOf<typeof search>): SearchBox {
  let typed = '';
  let shown = '';
  return {
    get shown() {
      return shown;
    },
    async type(text) {
      typed = text;
      const found = await run({ text }).then(
        ({ hits }) => hits.join(', '),
        () => 'The search is out of order.',
      );
      if (typed === text) shown = found; // an answer to what was typed before is stale
    },
  };
}
// #endregion

// #region careless-box
/** Shows whatever was answered last. */
export function createCarelessBox({ run }: ClientOf<typeof search>): SearchBox {
  let shown = '';
  return {
    get shown() {
      return shown;
    },
    async type(text) {
      const { hits } = await run({ text });
      shown = hits.join(', ');
    },
  };
}
// #endregion
