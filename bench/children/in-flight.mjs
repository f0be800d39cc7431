// 100,000 calls in flight at once, all waiting for one gate, their timeouts armed. Prints JSON.
import { loadKit } from '../lib/kit.mjs';
import { makeContract } from '../lib/ours.mjs';

const [dist, kind] = process.argv.slice(2);
const CALLS = kind === 'nothing' ? 0 : 100_000;

const kit = await loadKit(dist, 'in flight');
const contract = makeContract(kit);
let open;
const gate = new Promise((resolve) => {
  open = resolve;
});
const handlers = {
  add: async ({ a, b }) => {
    await gate;
    return { sum: a + b };
  },
  echo: async (rows) => rows,
};
const { api, close } = await (kind === 'bus' ? startBus() : startHarness());
const calls = Array.from({ length: CALLS }, (_, index) => api.add({ a: index, b: 1 }));
// Past two turns, every handler waits and every timeout is armed.
for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
const waitingMb = process.memoryUsage().heapUsed / 1e6;
open();
const results = await Promise.all(calls);
const answered = results.filter(({ sum }, index) => sum === index + 1).length;
await close();
console.log(JSON.stringify({ answered, waitingMb, peakMb: process.resourceUsage().maxRSS / 1_000 }));

async function startBus() {
  const { MemoryBus, MemoryRpcClient, MemoryRpcServer } = kit;
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(contract, handlers);
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  const end = async () => {
    await client.stop();
    await server.stop();
  };
  return { api: client.proxy(contract), close: end };
}

async function startHarness() {
  const rpc = await kit.createMemoryRpc({ services: [kit.implement(contract, handlers)] });
  return { api: rpc.clients.arith, close: () => rpc.close() };
}
