import { setupServer } from 'msw/node';
import { memoryRpcHandlers } from 'rpc-testkit/msw';
import { createMemoryRpc, type MemoryRpc, type Services } from 'rpc-testkit/vitest';
import { afterAll, afterEach, beforeAll } from 'vitest';

export const url = 'http://localhost/rpc';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** Serves contracts behind `url`, runs the body with a client of somebody else, and gives the problems that the test would fail with. */
export async function servedTo<const S extends Services>(
  services: S,
  body: (rpc: MemoryRpc<S, 'client'>) => Promise<void>,
): Promise<string[]> {
  const rpc = await createMemoryRpc({ services });
  server.use(...memoryRpcHandlers(rpc, { url }));
  await body(rpc as MemoryRpc<S, 'client'>);
  const ended: unknown = await rpc.close().catch((error: unknown) => error);
  const { problems = [] } = (ended ?? {}) as { readonly problems?: readonly { kind: string; method: string }[] };
  return problems.map(({ kind, method }) => `${kind} ${method}`);
}
