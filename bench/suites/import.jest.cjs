// What one import costs in Jest: its module registry reads and wraps each file, for each test file.
const { writeFileSync } = require('node:fs');

test('imports', () => {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const module = require(process.env.BENCH_IMPORT);
  const wall = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);

  expect(Object.keys(module)).not.toEqual([]);
  writeFileSync(process.env.BENCH_REPORT, JSON.stringify({ cpu: (user + system) / 1_000, wall }));
});
