import { measureAfterGc } from '../measures/after-gc.mjs';
import { measureAtOnce, measureEcho, measureSequential } from '../measures/calls.mjs';
import { measureImports, measureRunnerImports } from '../measures/imports.mjs';
import { measureHeap, measureInFlight } from '../measures/memory.mjs';
import { measureSetUp } from '../measures/set-up.mjs';
import { measureSizes } from '../measures/sizes.mjs';
import { measureJestTests, measureTests } from '../measures/tests.mjs';
import { measureTypes } from '../measures/types.mjs';
import { loadPlayers } from './players.mjs';
import { toReport, writeDocs } from './report.mjs';

/** In the order in which they run; the first ones are measured on contenders, the others in processes of their own. */
const MEASURES = {
  sequential: measureSequential,
  'at-once': measureAtOnce,
  echo: measureEcho,
  'set-up': measureSetUp,
  'after-gc': measureAfterGc,
  heap: measureHeap,
  'in-flight': measureInFlight,
  imports: measureImports,
  'runner-imports': measureRunnerImports,
  tests: measureTests,
  'jest-tests': measureJestTests,
  types: measureTypes,
  sizes: measureSizes,
};
const ON_PLAYERS = new Set(['sequential', 'at-once', 'echo', 'set-up', 'after-gc']);

/** Measures what the options ask for, and prints it. */
export async function main(options) {
  const names = wantedMeasures(options);
  const players = names.some((name) => ON_PLAYERS.has(name)) ? await loadPlayers(options) : [];
  const results = {};
  for (const name of names) {
    console.error(`measuring ${name} …`);
    results[name] = await (ON_PLAYERS.has(name) ? MEASURES[name](players, options) : MEASURES[name](options));
  }
  const report = toReport(results);
  console.log(report);
  if (options.docs) writeDocs(report);
}

function wantedMeasures({ measure, quick }) {
  const all = Object.keys(MEASURES);
  if (measure === undefined) return quick ? all.filter((name) => ON_PLAYERS.has(name)) : all;
  const unknown = measure.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new TypeError(`no measure ${unknown.join(', ')}: there is ${all.join(', ')}`);
  return all.filter((name) => measure.includes(name));
}
