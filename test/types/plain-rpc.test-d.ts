import { defineContract, defineMethod } from 'rpc-testkit';
import { implement, type MemoryRpc } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const shop = defineContract('shop', {
  list: defineMethod({ params: z.object({ page: z.number().optional() }), result: z.object({ names: z.string() }) }),
  buy: defineMethod({ params: z.object({ id: z.number() }), result: z.object({ cents: z.number() }) }),
});
const services = [implement(shop, {})] as const;

declare const rpc: MemoryRpc<typeof services>;
declare const ofTwo: MemoryRpc<typeof services, 'ann' | 'bob'>;

/** A helper of many suites takes any harness. */
function print({ transcript }: MemoryRpc): string {
  return transcript();
}

print(rpc);
print(ofTwo);
