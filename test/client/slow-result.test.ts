import { defineContract, defineMethod } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

const methodOf = (result: z.ZodType) => defineContract('svc', { m: defineMethod({ params: z.object({}), result }) });

/** A client whose schema takes as long as the test wants; the server's is quick. */
async function startSlow() {
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const begun = vi.fn();
  const slow = z.number().refine(async () => {
    begun();
    await gate;
    return true;
  });
  const { client } = await startPair(methodOf(z.number()), { m: () => 5 });
  return { client, api: client.proxy(methodOf(slow)), go, begun };
}

describe('while a schema of the result takes its time,', () => {
  test('the call waits for it', async () => {
    const { api, go, begun } = await startSlow();

    const call = api.m({});
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    go();

    expect(await call).toBe(5);
  });

  test('a timeout ends the call', async () => {
    const { api } = await startSlow();

    const error = await rejectionOf(api.m({}, { timeoutMs: 20 }));

    expect(error).toMatchObject({ reason: 'timeout', message: 'svc.m: no reply within 20 ms' });
  });

  test('an abort ends the call', async () => {
    const { api, begun } = await startSlow();
    const abort = new AbortController();

    const call = rejectionOf(api.m({}, { signal: abort.signal }));
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    abort.abort('enough');

    expect(await call).toMatchObject({ reason: 'aborted', cause: 'enough' });
  });

  test('the stop of its client ends the call, and the schema may fail later', async () => {
    const { api, client, begun, go } = await startSlow();

    const call = rejectionOf(api.m({}));
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    await client.stop();
    go();

    expect(await call).toMatchObject({ reason: 'stopped' });
  });
});
