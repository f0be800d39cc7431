// What a recorded call keeps of the heap. Prints JSON.
import { loadBusMaker, loadHarnessMaker, loadRecordedMaker } from '../lib/ours.mjs';
import { sequential } from '../lib/drivers.mjs';
import { startWatch } from '../lib/stopwatch.mjs';

const [dist, million] = process.argv.slice(2);
const CALLS = 50_000;
const MANY = 1_000_000;

const result = {
  none: await bytesPerCall(await loadBusMaker({ dist }, 'none')),
  recorded: await bytesPerCall(await loadRecordedMaker({ dist }, 'recorded')),
  withoutSite: await bytesPerCall(await loadHarnessMaker({ dist }, 'without site', { callSites: 0 })),
  withSite: await bytesPerCall(await loadHarnessMaker({ dist }, 'with site', { callSites: 2 * CALLS })),
  million: million === 'yes' ? await manyCalls(await loadHarnessMaker({ dist }, 'million')) : undefined,
};
console.log(JSON.stringify(result));

async function bytesPerCall(create) {
  const instance = await create();
  await sequential(instance, 1_000);
  const before = await heapUsed();
  await sequential(instance, CALLS);
  const bytes = (await heapUsed()) - before;
  await instance.close();
  return bytes / CALLS;
}

/** A million calls on one harness: what it keeps, and what a call costs while the log is full. */
async function manyCalls(create) {
  const instance = await create();
  const before = await heapUsed();
  const read = startWatch();
  await sequential(instance, MANY);
  const { cpuUs } = read();
  const heapMb = ((await heapUsed()) - before) / 1e6;
  const kept = instance.rpc.calls().length;
  await instance.close();
  return { us: cpuUs / MANY, heapMb, kept };
}

async function heapUsed() {
  // A turn of its own: what the last call still holds is free then.
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  // Packed calls are outside of V8's heap.
  return heapUsed + external;
}
