// Heap per recorded call, a million calls, 100,000 calls in flight: each in a process of its own.
import { runChild } from '../lib/child.mjs';

/** Bytes of heap per small call, and what a million calls leave. */
export function measureHeap({ dist, quick }) {
  return runChild('heap.mjs', [dist, quick ? 'no' : 'yes']);
}

/** 100,000 calls in flight on a bus and on a harness, and the same process without them. */
export async function measureInFlight({ dist }) {
  const nothing = await runChild('in-flight.mjs', [dist, 'nothing']);
  const bus = await runChild('in-flight.mjs', [dist, 'bus']);
  const harness = await runChild('in-flight.mjs', [dist, 'harness']);
  return { nothing, bus, harness };
}
