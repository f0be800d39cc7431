// Tells the benchmark what a suite cost its worker.
import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';

/** Writes, after the last test: CPU time of the tests and of the whole worker, wall time, heap. */
export function reportCost() {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  afterAll(() => {
    const testsMs = milliseconds(process.cpuUsage(cpu));
    const wallMs = performance.now() - startedAt;
    const workerMs = milliseconds(process.cpuUsage());
    const peakMb = process.resourceUsage().maxRSS / 1_000;
    globalThis.gc();
    const heapMb = process.memoryUsage().heapUsed / 1e6;
    writeFileSync(process.env.BENCH_REPORT, JSON.stringify({ testsMs, wallMs, workerMs, peakMb, heapMb }));
  });
}

function milliseconds({ user, system }) {
  return (user + system) / 1_000;
}
