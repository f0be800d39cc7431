// What our contenders share.
import { makeHandlers, makeSchemas } from './work.mjs';

const contracts = new Map();

/** The contract of the work, one for each copy of the kit. */
export function makeContract({ MemoryBus, defineContract, defineMethod }) {
  const known = contracts.get(MemoryBus);
  if (known !== undefined) return known;
  const { add, echo } = makeSchemas();
  const contract = defineContract('arith', { add: defineMethod(add), echo: defineMethod(echo) });
  contracts.set(MemoryBus, contract);
  return contract;
}

/** Bus, server and typed client, started. */
export async function createBus(kit, contract) {
  const bus = new kit.MemoryBus();
  const server = new kit.MemoryRpcServer({ bus });
  server.registerService(contract, makeHandlers());
  await server.start();
  const client = new kit.MemoryRpcClient({ bus });
  await client.start();
  const api = client.proxy(contract);
  return {
    bus,
    add: (a, b) => api.add({ a, b }),
    echo: (rows) => api.echo(rows),
    close: async () => {
      await client.stop();
      await server.stop();
    },
  };
}

/** The whole harness, with what `options` change. */
export async function createHarness(kit, contract, options) {
  const rpc = await kit.createMemoryRpc({ services: [kit.implement(contract, makeHandlers())], ...options });
  return {
    add: (a, b) => rpc.clients.arith.add({ a, b }),
    echo: (rows) => rpc.clients.arith.echo(rows),
    close: () => rpc.close(),
  };
}
