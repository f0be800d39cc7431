// What our contenders share. Each has a copy of the package and a contract of its own, named by its label.
import { loadBus, loadKit, loadRecorder } from './kit.mjs';
import { makeHandlers, makeSchemas } from './work.mjs';

/** The contract of the work. */
export function makeContract({ defineContract, defineMethod }) {
  const { add, echo } = makeSchemas();
  return defineContract('arith', { add: defineMethod(add), echo: defineMethod(echo) });
}

/** Gives what makes a bus, a server and a typed client, started. */
export async function loadBusMaker({ dist }, label) {
  const kit = await loadBus(dist, label);
  const contract = makeContract(kit);
  const handlers = makeHandlers();
  return () => createBus(kit, contract, handlers);
}

/** Gives what makes the same, with a recorder on the bus. */
export async function loadRecordedMaker({ dist }, label, options) {
  const create = await loadBusMaker({ dist }, label);
  const { CallRecorder } = await loadRecorder(dist, label);
  return async () => {
    const { bus, add, echo, close } = await create();
    const recorder = new CallRecorder(bus, options);
    return { add, echo, forget: () => recorder.clear(), close };
  };
}

/** Gives what makes a whole harness. */
export async function loadHarnessMaker({ dist }, label, options = {}) {
  const kit = await loadKit(dist, label);
  const services = [kit.implement(makeContract(kit), makeHandlers())];
  return () => createHarness(kit, { services, ...options });
}

async function createBus(kit, contract, handlers) {
  const bus = new kit.MemoryBus();
  const server = new kit.MemoryRpcServer({ bus });
  server.registerService(contract, handlers);
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

async function createHarness(kit, options) {
  const rpc = await kit.createMemoryRpc(options);
  return {
    rpc,
    forget: () => rpc.reset(),
    add: (a, b) => rpc.clients.arith.add({ a, b }),
    echo: (rows) => rpc.clients.arith.echo(rows),
    close: () => rpc.close(),
  };
}
