// What an import costs over bare Node: each in a process of its own, interleaved, medians.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../lib/child.mjs';
import { installBuild } from '../lib/installed.mjs';
import { JEST, runSuite, VITEST } from '../lib/runners.mjs';
import { median } from '../lib/stats.mjs';
import { filesOf } from './sizes.mjs';

/** What any module costs that is a file. */
const EMPTY = './suites/empty.mjs';
const OURS = ['rpc-testkit', 'rpc-testkit/fixtures', 'rpc-testkit/redis'];
/** What the goals compare ours with. */
const YARDSTICK = 'zod';
const PEERS = ['birpc', 'json-rpc-2.0', 'jayson', '@orpc/server', '@trpc/server', '@connectrpc/connect', 'msw/node'];
const BARE = '';

/** What V8 takes to read the fixtures at all: their files in one, in a function that is not called. */
const UNRUN = 'the files of rpc-testkit/fixtures in one, not run';
const unrunFile = join(import.meta.dirname, '../node_modules/.unrun.mjs');

/** By specifier: milliseconds of CPU and on the wall, over bare Node; for ours, whether zod was loaded too. */
export async function measureImports({ rounds, dist, only }) {
  installBuild(dist);
  writeFileSync(unrunFile, unrun());
  const targets = [BARE, EMPTY, ...OURS, UNRUN, YARDSTICK, ...(only === undefined ? PEERS : [])];
  const samples = new Map(targets.map((target) => [target, []]));
  const turns = Math.min(41, Math.max(11, rounds));
  for (let round = 0; round < turns; round++) {
    for (let place = 0; place < targets.length; place++) {
      const target = targets[(place + round) % targets.length];
      samples.get(target).push(await timeImport(target));
    }
  }
  const bare = samples.get(BARE);
  const imports = new Map(targets.slice(1).map((target) => [target, over(samples.get(target), bare)]));
  for (const target of OURS) imports.get(target).loadsZod = await loadsZod(target);
  return imports;
}

/** How each runner imports its entry, and zod beside it. */
const IN_RUNNERS = [
  ['rpc-testkit/vitest', 'in Vitest', VITEST],
  ['zod', 'in Vitest', VITEST],
  ['rpc-testkit/jest', 'in Jest', JEST],
  ['zod', 'in Jest', JEST],
];

/** The same of imports in a runner that has started, of what an import costs there. */
export async function measureRunnerImports({ dist, quick }) {
  installBuild(dist);
  const samples = IN_RUNNERS.map(() => []);
  for (let round = 0; round < (quick ? 3 : 9); round++) {
    for (const [index, [target, , command]] of IN_RUNNERS.entries()) {
      samples[index].push(await runSuite(command, 'import', { BENCH_IMPORT: target }));
    }
  }
  const medianOf = (taken, key) => median(taken.map((sample) => sample[key]));
  return new Map(
    IN_RUNNERS.map((place, index) => [
      place.slice(0, 2).join(', '),
      { cpuMs: medianOf(samples[index], 'cpu'), wallMs: medianOf(samples[index], 'wall') },
    ]),
  );
}

function unrun() {
  const installed = join(import.meta.dirname, '../node_modules/rpc-testkit');
  const texts = filesOf(join(installed, 'dist/esm/fixtures/index.js')).map((file) => readFileSync(file, 'utf8'));
  const bodies = texts.map((text) => text.replaceAll(/^(?:import|export)\s*[{"'].*$/gm, ''));
  return `${bodies.map((body, index) => `function file${index}() {\n${body}\n}`).join('\n')}\nexport const nothing = undefined;\n`;
}

/** The whole process's CPU time, and the time since its start. */
function timeImport(target) {
  const load = target === BARE ? '' : `import '${target === UNRUN ? unrunFile : target}';`;
  const tell = 'const { user, system } = process.cpuUsage(); const wall = performance.now();';
  const code = `${load}${tell}console.log(JSON.stringify({ cpu: (user + system) / 1_000, wall }));`;
  return runNode(['--input-type=module', '-e', code]);
}

function over(samples, bare) {
  const difference = (key) => median(samples.map((sample) => sample[key])) - median(bare.map((sample) => sample[key]));
  return { cpuMs: difference('cpu'), wallMs: difference('wall') };
}

/** Whether anything named zod is resolved while the target is imported. */
function loadsZod(target) {
  const hooks = `let zod = false;
    export async function initialize({ port }) { port.on('message', () => port.postMessage(zod)); port.unref(); }
    export async function resolve(specifier, context, next) {
      const found = await next(specifier, context);
      if (/\\bzod\\b/.test(specifier) || found.url.includes('/zod/')) zod = true;
      return found;
    }`;
  const code = `import { register } from 'node:module';
    const { port1, port2 } = new MessageChannel();
    register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(hooks))}, {
      data: { port: port2 }, transferList: [port2],
    });
    await import('${target}');
    port1.postMessage('?');
    const zod = await new Promise((resolve) => port1.once('message', resolve));
    console.log(JSON.stringify(zod));
    process.exit();`;
  return runNode(['--input-type=module', '-e', code]);
}
