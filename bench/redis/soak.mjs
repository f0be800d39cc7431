// What stays after 1,000,000 calls, and whether a queue of 100,000 waiting ones drains.
import { collect } from '../lib/gc.mjs';

/** A million calls, 1,000 at once: what is left in the streams, and the heap at the start and at the end. */
export async function measureMillion({ name, create }) {
  const instance = await create();
  const heaps = [];
  for (let thousand = 0; thousand < 1_000; thousand++) {
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => instance.add(index, 1)));
    if (thousand % 100 === 99) heaps.push(heapMb());
  }
  const { arith } = await instance.stats();
  await instance.close();
  return `1,000,000 calls (${name}): left in the stream ${JSON.stringify(arith)}; heap after each 100,000, MB: ${heaps.join(' ')}`;
}

/** A machine that does other work, too, may take longer than the default for so many. */
const PATIENCE_MS = 600_000;

/** 100,000 calls that wait in the stream, of which a worker takes 1,000 at a time: how many were answered. */
export async function measureWaiting({ name, create }) {
  const instance = await create({ defaultTimeoutMs: PATIENCE_MS });
  const startedAt = performance.now();
  const calls = Array.from({ length: 100_000 }, (_, index) => instance.add(index, 1));
  const most = instance.stats().then(({ arith }) => arith?.backlog ?? 0);
  const sums = await Promise.all(calls);
  const wrong = sums.filter(({ sum }, index) => sum !== index + 1).length;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const { arith } = await instance.stats();
  const backlog = await most;
  await instance.close();
  return `100,000 waiting calls (${name}): ${sums.length - wrong} answered in ${seconds} s, backlog seen ${backlog}; left ${JSON.stringify(arith)}`;
}

function heapMb() {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
}
