// What both Jest suites share: arith.mjs and report.mjs, for CommonJS.
const { writeFileSync } = require('node:fs');

exports.TESTS = 2_000;

exports.addThree = async (api, a, b, c) => {
  const { sum } = await api.add({ a, b });
  return (await api.add({ a: sum, b: c })).sum;
};

exports.reportCost = () => {
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
};

function milliseconds({ user, system }) {
  return (user + system) / 1_000;
}
