import { test } from '@jest/globals';
import { defineContract, defineMethod } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number() }),
    result: z.object({ sum: z.number() }),
  }),
});
const rpc = withMemoryRpc({ services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })] });

test('passes: as ES modules, without injected globals', async () => {
  await rpc.clients.arith.add({ a: 2, b: 3 });

  expect(rpc).toHaveBeenCalledRpcOnce('arith.add', { a: 2, b: 3 });
  expect(globalThis.test).toBe(undefined);
});
