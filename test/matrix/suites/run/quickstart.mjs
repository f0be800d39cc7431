// Run by Node, Bun and Deno alike.
import { defineContract, defineMethod, MemoryBus, MemoryRpcClient, MemoryRpcServer, RpcError } from 'rpc-testkit';
import { implement, withMemoryRpc } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const add = async ({ a, b }) => ({ sum: a + b });

const bus = new MemoryBus();
const server = new MemoryRpcServer({ bus });
server.registerService(arith, { add });
await server.start();
const client = new MemoryRpcClient({ bus });
await client.start();
const { sum } = await client.proxy(arith).add({ a: 2, b: 3 });
await client.stop();
await server.stop();

const told = await withMemoryRpc({ services: [implement(arith, { add })] }, async (rpc) => {
  rpc.fault('arith.add').nth(2).error(1001, 'too many');
  await rpc.clients.arith.add({ a: 1, b: 1 });
  const caught = await rpc.clients.arith.add({ a: 1, b: 1 }).catch((error) => error);
  rpc.fault('arith.add').once().dropReply();
  const lost = await rpc.clients.arith.add({ a: 1, b: 1 }, { timeoutMs: 5 }).catch((error) => error);
  const leak = await withMemoryRpc({ services: [arith], settleMs: 5 }, async (inner) => {
    inner.on('arith.add').hangs();
    void inner.clients.arith.add({ a: 1, b: 1 });
  }).catch((error) => error.problems[0].kind);
  return [caught instanceof RpcError, caught.code, lost.reason, leak, rpc.calls().length];
});

// oxlint-disable-next-line no-console
console.log(JSON.stringify([sum, ...told]));
