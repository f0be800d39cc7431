// What one import costs in a Vitest worker.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('imports', async () => {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const module = await import(/* @vite-ignore */ process.env.BENCH_IMPORT);
  const wall = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);

  expect(Object.keys(module)).not.toEqual([]);
  writeFileSync(process.env.BENCH_REPORT, JSON.stringify({ cpu: (user + system) / 1_000, wall }));
});
