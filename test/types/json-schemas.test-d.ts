import { defineContract, defineMethod } from 'rpc-testkit';
import { createMemoryRpc, implement } from 'rpc-testkit/fixtures';
import { expect } from 'rpc-testkit/vitest';
import { z } from 'zod';
import { same, type Same } from './same.js';

const store = defineContract('store', {
  put: defineMethod({ params: z.object({ key: z.string(), value: z.json() }), result: z.null() }),
  get: defineMethod({ params: z.object({ key: z.string() }), result: z.json() }),
  count: defineMethod({ params: z.object({ least: z.number() }), result: z.object({ count: z.number() }) }),
});

/** Never run: any JSON in one method leaves the others as they are. */
export async function anyJson(): Promise<void> {
  const rpc = await createMemoryRpc({
    services: [implement(store, { put: () => null, get: ({ key }) => ({ key, list: [1, null] }) })],
  });
  await rpc.clients.store.put({ key: 'a', value: { any: ['json', 1, null] } });
  rpc
    .on('store.get')
    .calledWith({ key: 'a' })
    .resolves({ any: ['json'] });
  rpc
    .on('store.put')
    .calledWith({ value: { any: ['json'] } })
    .resolves(null);
  rpc
    .fault('store.put')
    .when(({ params }) => params.key === 'a')
    .hang();
  rpc
    .fault('store.get')
    .corrupt((result) => ({ result }))
    .optional();

  expect(rpc).toHaveBeenCalledRpc('store.put', { key: 'a', value: { any: ['json', expect.any(Number)] } });
  expect(rpc).toHaveBeenCalledRpc('store.count', { least: 1 });
  expect(rpc).toHaveResolvedRpc('store.get', { any: 'json' });
  expect(rpc).toHaveResolvedRpc('store.count', { count: 1 });
  expect(rpc).toHaveBeenCalledRpc(store.methods.put, { key: 'a', value: null });
  expect(rpc.on('store.put')).toHaveBeenCalledRpc({ key: 'a', value: 1 });
  expect(rpc.clients.store.put).toHaveBeenCalledRpc({ key: 'a', value: 1 });
  expect(rpc).toHaveCalledRpcInOrder(['store.count', ['store.put', { key: 'a', value: [] }]]);
  // @ts-expect-error -- a wrong type beside the JSON
  expect(rpc).toHaveBeenCalledRpc('store.put', { key: 1, value: null });
  // @ts-expect-error -- a wrong type in another method
  expect(rpc).toHaveBeenCalledRpc('store.count', { least: 'one' });

  const call = rpc.calls('store.count')[0];
  if (call !== undefined) same<Same<typeof call.params, { readonly least: number }>>();
  const put = rpc.calls('store.put')[0];
  if (put !== undefined) same<Same<typeof put.params.key, string>>();
}
