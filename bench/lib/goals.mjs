// The goals, and what was measured for each. A goal whose measure did not run is left out.

const BUS = 'ours: bus';
const RECORDED = 'ours: bus + recorder';
const HARNESS = 'ours: harness';
const SITES = 'ours: harness, call sites';

const ratioOf = (measure, name) => (results) => results[measure]?.get(name)?.ratio;
const times = (value) => `${value.toFixed(2)} ×`;
const ms = (value) => `${value.toFixed(1)} ms`;
const bytes = (value) => `${Math.round(value)} B`;
const megabytes = (value) => `${Math.round(value)} MB`;

/** Each goal: what it is about, and its parts, each with a limit, how to print it, and what was measured. */
const GOALS = [
  goal('small call, recorder on: sequential / 1,000 at once', times, [
    [0.7, ratioOf('sequential', RECORDED)],
    [0.65, ratioOf('at-once', RECORDED)],
  ]),
  goal('the same after a major collection, against itself: sequential / at once', times, [
    [1.2, (results) => results['after-gc']?.get(RECORDED)?.sequential],
    [1.2, (results) => results['after-gc']?.get(RECORDED)?.atOnce],
  ]),
  goal('whole harness, sequential: past its call sites / within them', times, [
    [0.85, ratioOf('sequential', HARNESS)],
    [2.5, ratioOf('sequential', SITES)],
  ]),
  goal('whole harness, at once: past its call sites / within them', times, [
    [0.85, ratioOf('at-once', HARNESS)],
    [2.5, ratioOf('at-once', SITES)],
  ]),
  goal('echo of 15 kB, recorder on / whole harness', times, [
    [1.15, ratioOf('echo', RECORDED)],
    [1.15, ratioOf('echo', HARNESS)],
  ]),
  goal('no recorder, no interceptor: sequential / at once', times, [
    [0.65, ratioOf('sequential', BUS)],
    [0.65, ratioOf('at-once', BUS)],
  ]),
  goal('set-up + call + teardown: bus, server, client / harness', times, [
    [4, ratioOf('set-up', BUS)],
    [20, ratioOf('set-up', SITES)],
  ]),
  goal('import over bare Node: rpc-testkit / rpc-testkit/fixtures', ms, [
    [5, (results) => results.imports?.get('rpc-testkit').cpuMs],
    [10, (results) => results.imports?.get('rpc-testkit/fixtures').cpuMs],
  ]),
  goal('heap per recorded small call: without / with a call site', bytes, [
    [400, (results) => results.heap?.recorded],
    [1_300, (results) => results.heap?.withSite],
  ]),
  goal('1,000,000 calls on one harness: records kept', String, [[100_000, ({ heap }) => heap?.million?.kept]]),
  goal('100,000 in flight: peak memory, bus / harness', megabytes, [
    [400, (results) => results['in-flight']?.bus.peakMb],
    [400, (results) => results['in-flight']?.harness.peakMb],
  ]),
  goal('2,000 Vitest tests against a `vi.fn` mock: CPU time / heap', times, [
    [1.3, ({ tests }) => tests?.get('fixture').ratio.workerMs],
    [1.3, ({ tests }) => tests?.get('fixture').ratio.heapMb],
  ]),
];

function goal(what, print, parts) {
  return { what, print, parts: parts.map(([limit, measure]) => ({ limit, measure })) };
}

/** Rows of the table of goals, with its head. */
export function goalRows(results) {
  const rows = [['', 'goal, at most', 'measured', '']];
  for (const { what, print, parts } of GOALS) {
    const values = parts.map(({ measure }) => measure(results));
    if (values.includes(undefined)) continue;
    const limits = parts.map(({ limit }) => print(limit));
    const met = parts.map(({ limit }, index) => (values[index] <= limit ? 'ok' : 'miss'));
    rows.push([what, limits.join(' / '), values.map(print).join(' / '), met.join(' / ')]);
  }
  return rows;
}
