const { MemoryBus, defineContract, defineMethod, MemoryRpcClient, MemoryRpcServer, RpcError } = require('rpc-testkit');
const { implement, withMemoryRpc } = require('rpc-testkit/fixtures');
const { z } = require('zod');

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const add = async ({ a, b }) => ({ sum: a + b });

async function main() {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, { add });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const { sum } = await client.proxy(arith).add({ a: 2, b: 3 });
  await client.stop();
  await server.stop();
  const code = await withMemoryRpc({ services: [implement(arith, { add })] }, async (rpc) => {
    rpc.fault('arith.add').once().error(1001);
    const caught = await rpc.clients.arith.add({ a: 1, b: 1 }).catch((error) => error);
    return caught instanceof RpcError ? caught.code : undefined;
  });
  // The module build knows the errors of this one.
  const { RpcError: moduleRpcError } = await import('rpc-testkit');
  // oxlint-disable-next-line no-console
  console.log(JSON.stringify([sum, code, new RpcError(1, 'one') instanceof moduleRpcError]));
}

void main();
