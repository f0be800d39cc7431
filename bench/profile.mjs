// `node bench/profile.mjs ours-recorder [sequential|at-once|echo|set-up] [seconds]`: where a contender's time goes, by
// function. Self time only; `(garbage collector)` and `(program)` are V8's own.
import { Session } from 'node:inspector/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from './lib/options.mjs';
import { loadPlayers } from './lib/players.mjs';
import { toTable } from './lib/table.mjs';
import { makePayload } from './lib/work.mjs';

const [file = 'ours-bus', work = 'sequential', seconds = '3'] = process.argv.slice(2);
process.argv.length = 2;
const options = readOptions();
const players = await loadPlayers({ ...options, only: [`${file}.mjs`] });
const player = players.find(({ name }) => !name.startsWith('FLOOR'));
const payload = makePayload();
const WORK = {
  sequential: ({ sequential }, instance) => sequential(instance, 1_000),
  'at-once': ({ atOnce }, instance) => atOnce(instance, 1_000),
  echo: ({ echoes }, instance) => echoes(instance, 50, payload),
  'set-up': ({ setUps }) => setUps(player.create, 100),
};

await workFor(1);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 100 });
await session.post('Profiler.start');
const calls = await workFor(Number(seconds));
const { profile } = await session.post('Profiler.stop');
console.log(`${player.name}, ${work}: ${calls} turns in ${seconds} s\n\n${toTable(topFunctions(profile, 40))}`);

async function workFor(time) {
  let turns = 0;
  for (const until = performance.now() + time * 1_000; performance.now() < until; turns++) {
    const instance = await player.create();
    for (let unit = 0; unit < 10; unit++) await WORK[work](player.drivers, instance);
    await instance.close();
  }
  return turns;
}

function topFunctions({ nodes, samples }, most) {
  const callFrames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const hits = new Map();
  for (const id of samples) {
    const where = describe(callFrames.get(id));
    hits.set(where, (hits.get(where) ?? 0) + 1);
  }
  const sorted = [...hits].toSorted(([, left], [, right]) => right - left).slice(0, most);
  const share = (count) => `${((count * 100) / samples.length).toFixed(1)} %`;
  return [['self', 'function'], ...sorted.map(([where, count]) => [share(count), where])];
}

function describe({ functionName, url, lineNumber }) {
  const file = url.startsWith('file:') ? basename(fileURLToPath(url)) : url;
  return `${functionName === '' ? '(anonymous)' : functionName}  ${file}${file === '' ? '' : `:${lineNumber + 1}`}`;
}
