import { setImmediate as nextTurn } from 'node:timers/promises';

/** The calls whose rooms and hops are counted: each is the second of its kind, when everything is made. */
export const WALKS = {
  /** On a bus, past nothing. */
  async plain(kit, steps) {
    const { add } = await openPair(kit);
    await countSecond(add, steps);
  },

  /** On a bus with a `CallRecorder`. */
  async recorded(kit, steps) {
    const { bus, add } = await openPair(kit);
    const recorder = new kit.CallRecorder(bus);
    await countSecond(add, steps);
    recorder.stop();
  },

  /** On a harness, held by a gate, delayed by a fault, answered by a stub. */
  async meddled(kit, steps) {
    const rpc = await kit.createMemoryRpc({ services: [kit.implement(makeContract(kit), HANDLERS)], callSites: 0 });
    rpc.on('arith.add').resolves({ sum: 4 });
    rpc.fault('arith.add').delay(1);
    const gate = rpc.hold('arith.add');
    const add = async () => {
      const adding = rpc.clients.arith.add({ a: 1, b: 2 });
      await nextTurn();
      gate.release();
      await adding;
    };
    await countSecond(add, steps);
    await rpc.close();
  },
};

const HANDLERS = { add: ({ a, b }) => ({ sum: a + b }) };
/** Passes everything, so that no library's rooms count. */
const SCHEMA = { '~standard': { version: 1, vendor: 'figures', validate: (value) => ({ value }) } };

function makeContract({ defineContract, defineMethod }) {
  return defineContract('arith', { add: defineMethod({ params: SCHEMA, result: SCHEMA }) });
}

async function openPair(kit) {
  const contract = makeContract(kit);
  const bus = new kit.MemoryBus();
  const server = new kit.MemoryRpcServer({ bus });
  server.registerService(contract, HANDLERS);
  await server.start();
  const client = new kit.MemoryRpcClient({ bus });
  await client.start();
  const api = client.proxy(contract);
  return { bus, add: () => api.add({ a: 1, b: 2 }) };
}

async function countSecond(call, { start, stop }) {
  await call();
  await nextTurn();
  start();
  await call();
  stop();
}
