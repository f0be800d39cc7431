import { RpcTransportError } from 'rpc-testkit';

// #region backoff
/** Tries up to four times, and waits longer each time: 100, 200 and 400 ms. What was answered is not tried again. */
export async function withBackoff<T>(attempt: () => Promise<T>): Promise<T> {
  for (let pauseMs = 100; ; pauseMs *= 2) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RpcTransportError) || pauseMs > 400) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
// #endregion
