// The goals, and what was measured for each. A goal whose measure did not run is left out.

const BUS = 'ours: bus';
const RECORDED = 'ours: bus + recorder';
const HARNESS = 'ours: harness';
const SITES = 'ours: harness, call sites';

const ratioOf = (measure, name) => (results) => results[measure]?.get(name)?.ratio;
const times = (value) => `${value.toFixed(2)} ×`;
const bytes = (value) => `${Math.round(value)} B`;
const megabytes = (value) => `${Math.round(value)} MB`;

/** Each goal: what it is about, and its parts, each with a limit, how to print it, and what was measured. */
const GOALS = [
  goal('small call, no recorder: sequential / 1,000 at once', times, [
    [0.52, ratioOf('sequential', BUS)],
    [0.45, ratioOf('at-once', BUS)],
  ]),
  goal('small call, recorder on: sequential / 1,000 at once', times, [
    [0.68, ratioOf('sequential', RECORDED)],
    [0.65, ratioOf('at-once', RECORDED)],
  ]),
  goal('whole harness, past its call sites: sequential / 1,000 at once', times, [
    [0.78, ratioOf('sequential', HARNESS)],
    [0.75, ratioOf('at-once', HARNESS)],
  ]),
  goal('whole harness, within its call sites: sequential / 1,000 at once', times, [
    [2, ratioOf('sequential', SITES)],
    [2.2, ratioOf('at-once', SITES)],
  ]),
  goal('recorder on, after a major collection, against itself: sequential / at once', times, [
    [1.2, (results) => results['after-gc']?.get(RECORDED)?.sequential],
    [1.2, (results) => results['after-gc']?.get(RECORDED)?.atOnce],
  ]),
  goal('echo of 15 kB, recorder on', times, [[1.25, ratioOf('echo', RECORDED)]]),
  goal('set-up + call + teardown: bus, server, client / harness', times, [
    [2.1, ratioOf('set-up', BUS)],
    [6.5, ratioOf('set-up', SITES)],
  ]),
  goal('import over an empty module, against that of zod: rpc-testkit / its fixtures / its redis', times, [
    [0.2, overZod('rpc-testkit')],
    [0.3, overZod('rpc-testkit/fixtures')],
    [0.3, overZod('rpc-testkit/redis')],
  ]),
  goal('import in the runner, against that of zod there: rpc-testkit/vitest / rpc-testkit/jest', times, [
    [0.3, overZodIn('in Vitest', 'rpc-testkit/vitest')],
    [0.3, overZodIn('in Jest', 'rpc-testkit/jest')],
  ]),
  goal('heap per recorded small call: without / with a call site', bytes, [
    [35, (results) => results.heap?.recorded],
    [728, (results) => results.heap?.withSite],
  ]),
  goal('1,000,000 calls on one harness: records kept', String, [[100_000, ({ heap }) => heap?.million?.kept]]),
  goal('100,000 in flight: peak memory, bus / harness', megabytes, [
    [374, (results) => results['in-flight']?.bus.peakMb],
    [390, (results) => results['in-flight']?.harness.peakMb],
  ]),
  goal('2,000 Vitest tests against a `vi.fn` from a fixture: CPU time / heap', times, [
    [1.4, overHandedMock('tests', 'workerMs')],
    [1.2, overHandedMock('tests', 'heapMb')],
  ]),
  goal('2,000 Jest tests against a `jest.fn` from a hook: CPU time / heap', times, [
    [1.4, overHandedMock('jest-tests', 'workerMs')],
    [1.2, overHandedMock('jest-tests', 'heapMb')],
  ]),
  goal('type checking, TypeScript 7 / 5.9', (value) => `${value.toFixed(1)} s`, [
    [5, secondsOf('7')],
    [12, secondsOf('5')],
  ]),
  goal('packed size', (value) => `${Math.round(value / 1_000)} kB`, [[240_000, ({ sizes }) => sizes?.packed]]),
];

/** The CPU time of an import, against that of zod in the same run; of both without what any module costs that is a file. */
function overZod(target) {
  return ({ imports }) => {
    if (imports === undefined) return undefined;
    const [ours, zod, empty] = [target, 'zod', './suites/empty.mjs'].map((name) => imports.get(name).cpuMs);
    return (ours - empty) / (zod - empty);
  };
}

/** The CPU time of an import in its runner, against that of zod there. */
function overZodIn(where, target) {
  return ({ 'runner-imports': imports }) => {
    const zod = imports?.get(`zod, ${where}`);
    return zod === undefined ? undefined : imports.get(`${target}, ${where}`).cpuMs / zod.cpuMs;
  };
}

/** Of the medians: the tests with an `rpc` fixture, against the same with a mock that a fixture hands out. */
function overHandedMock(measure, key) {
  return ({ [measure]: tests }) => {
    const mock = tests?.get('handed-mock');
    return mock === undefined ? undefined : tests.get('fixture').median[key] / mock.median[key];
  };
}

/** Of the compiler with this major version. */
function secondsOf(major) {
  return ({ types }) => Array.from(types ?? []).find(([version]) => version.startsWith(`${major}.`))?.[1].seconds;
}

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
