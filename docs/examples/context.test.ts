import { AsyncLocalStorage } from 'node:async_hooks';
import { RpcError } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { arith } from './arith.js';

// #region tenant
const tenant = new AsyncLocalStorage<string>();

const options = {
  services: [
    implement(arith, {
      add: ({ a, b }) => {
        if (tenant.getStore() === undefined) throw new RpcError(-32_001, 'no tenant');
        return { sum: a + b };
      },
    }),
  ],
} as const;
const test = base.extend(withMemoryRpc(options));

test('the handler is told no tenant', async ({ rpc }) => {
  const adding = tenant.run('acme', () => rpc.clients.arith.add({ a: 2, b: 3 }));

  await expect(adding).rejects.toMatchObject({ code: -32_001 }); // a network would not have carried it either
});
// #endregion

// #region caller
const withCallers = base.extend(withMemoryRpc({ ...options, asyncContext: 'caller' }));
// #endregion

withCallers('the handler finds the tenant of its caller', async ({ rpc }) => {
  const adding = tenant.run('acme', () => rpc.clients.arith.add({ a: 2, b: 3 }));

  await expect(adding).resolves.toEqual({ sum: 5 });
});
