// `npm run bench -- redis`: calls over a Redis of its own, ours beside the least that streams need and BullMQ. Latency by
// the wall's clock, throughput by the wall's and by this process' CPU time, which other work on the machine does not change.
import { median } from '../lib/stats.mjs';
import { startWatch } from '../lib/stopwatch.mjs';
import { toTable } from '../lib/table.mjs';
import { loadContenders } from './contenders.mjs';
import { startServer } from './own-server.mjs';
import { measureMillion, measureWaiting } from './soak.mjs';

const AT_ONCE = 1_000;

/** Measures what the options ask for, and prints it. */
export async function runRedis({ quick, only, measure, rounds }) {
  const server = await startServer();
  if (server === undefined) {
    console.log('skipped: no redis-server on PATH; run "apt-get install redis-server" or "brew install redis"');
    return;
  }
  try {
    const names = measure ?? (quick ? ['calls'] : ['calls', 'million', 'waiting']);
    if (names.includes('calls')) console.log(await measureCalls(server.socket, { only, rounds: quick ? 5 : rounds }));
    for (const ours of (await loadContenders(server.socket)).filter(({ name }) => name.startsWith('ours'))) {
      if (names.includes('million')) console.log(await measureMillion(ours));
      if (names.includes('waiting')) console.log(await measureWaiting(ours));
    }
  } finally {
    server.close();
  }
}

async function measureCalls(socket, { only, rounds }) {
  const all = await loadContenders(socket);
  const wanted = all.filter(
    ({ name }) => only === undefined || name.startsWith('floor') || only.some((part) => name.includes(part)),
  );
  const turns = await Promise.all(wanted.map(async (contender) => await prepare(contender)));
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < turns.length; place++) await takeTurn(turns[(place + round) % turns.length]);
  }
  await Promise.all(turns.map(({ instance }) => instance.close()));
  return toTable([
    ['', 'p50, µs', '× floor', `calls/s, ${AT_ONCE} at once`, '× floor', 'calls per CPU second', '× floor'],
    ...turns.map((turn) => toRow(turn, turns)),
  ]);
}

async function prepare(contender) {
  const turn = { ...contender, instance: await contender.create(), p50: [], perSecond: [], perCpu: [] };
  for (let warm = 0; warm < 3; warm++) await takeTurn(turn);
  return { ...turn, p50: [], perSecond: [], perCpu: [] };
}

/** Some calls one after another, then thrice as many as fit at once. */
async function takeTurn({ instance, p50, perSecond, perCpu }) {
  const times = [];
  for (let index = 0; index < 200; index++) {
    const startedAt = performance.now();
    const { sum } = await instance.add(index, 1);
    times.push((performance.now() - startedAt) * 1_000);
    if (sum !== index + 1) throw new Error(`wrong sum ${sum}`);
  }
  p50.push(median(times));
  const read = startWatch();
  for (let batch = 0; batch < 3; batch++) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => instance.add(index, 1)));
  }
  const { cpuUs, wallUs } = read();
  perSecond.push((3e6 * AT_ONCE) / wallUs);
  perCpu.push((3e6 * AT_ONCE) / cpuUs);
}

function toRow({ name, floor, p50, perSecond, perCpu }, turns) {
  const yardstick = turns.find((turn) => turn.name === floor);
  const ratio = (own, floors) => median(own.map((value, round) => value / floors[round])).toFixed(2);
  return [
    name,
    median(p50).toFixed(0),
    ratio(p50, yardstick.p50),
    median(perSecond).toFixed(0),
    ratio(perSecond, yardstick.perSecond),
    median(perCpu).toFixed(0),
    ratio(perCpu, yardstick.perCpu),
  ];
}
