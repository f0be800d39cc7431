// What a type checker takes for a consumer with 80 services of 15 typed methods each, and 100 uses of them.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { installBuild } from '../lib/installed.mjs';
import { median } from '../lib/stats.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const bench = join(import.meta.dirname, '..');
const SERVICES = 80;
const METHODS = 15;
const USES = 100;
const ROUNDS = 5;

/** By version of TypeScript: medians of what the checker says it took, in seconds, and of its memory, in MB. */
export async function measureTypes({ dist, quick }) {
  installBuild(dist);
  const folder = writeConsumer();
  const compilers = ['typescript', 'typescript-5.9'].map((name) => require.resolve(`${name}/package.json`));
  const found = new Map(compilers.map((path) => [require(path).version, []]));
  for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
    for (const path of compilers) found.get(require(path).version).push(await check(path, folder));
  }
  return new Map([...found].map(([version, taken]) => [version, toSummary(taken)]));
}

function toSummary(taken) {
  return Object.fromEntries(Object.keys(taken[0]).map((key) => [key, median(taken.map((sample) => sample[key]))]));
}

/** Fails where the consumer has an error. */
async function check(manifest, folder) {
  const tsc = join(dirname(manifest), 'bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], { maxBuffer: 1e8 });
  const figure = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
  return { seconds: figure('Total time'), megabytes: figure('Memory used') / 1_000 };
}

function writeConsumer() {
  const folder = join(bench, 'node_modules/.types');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, skipLibCheck: true, types: [] };
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
  for (let service = 0; service < SERVICES; service++) {
    writeFileSync(join(folder, `service-${service}.ts`), serviceText(service));
  }
  writeFileSync(join(folder, 'uses.ts'), usesText());
  return folder;
}

function serviceText(service) {
  const methods = range(METHODS).map(
    (method) => `  get_${method}: defineMethod({
    params: z.object({ id: z.string(), page: z.number().optional(), order: z.enum(['up', 'down']).default('up') }),
    result: z.object({ rows: z.array(z.object({ name: z.string(), at${service}: z.number() })), next: z.string().nullable() }),
  }),`,
  );
  return `import { defineContract, defineMethod } from 'rpc-testkit';
import { implement } from 'rpc-testkit/fixtures';
import { z } from 'zod';

export const contract = defineContract('service${service}', {
${methods.join('\n')}
});

export const service = implement(contract, {
${range(METHODS)
  .map((method) => `  get_${method}: ({ id }) => ({ rows: [{ name: id, at${service}: ${method} }], next: null }),`)
  .join('\n')}
});
`;
}

/** Calls, stubs, faults and matchers, by turns. */
function usesText() {
  const uses = range(USES).map((use) => {
    const [service, method] = [use % SERVICES, use % METHODS];
    const name = `service${service}.get_${method}`;
    const kinds = [
      `const r${use} = await rpc.clients.service${service}.get_${method}({ id: 'a' }); r${use}.rows[0]?.at${service}.toFixed();`,
      `rpc.on('${name}').resolves({ rows: [{ name: 'a', at${service}: 1 }], next: null });`,
      `rpc.fault('${name}').when(({ params }) => params.id === 'a').error(-32000, 'no');`,
      `rpc.calls('${name}').map(({ params }) => params);`,
    ];
    return `  ${kinds[use % kinds.length]}`;
  });
  const imports = range(SERVICES).map((service) => `import { service as s${service} } from './service-${service}.js';`);
  return `import { withMemoryRpc } from 'rpc-testkit/fixtures';
${imports.join('\n')}

const services = [${range(SERVICES)
    .map((service) => `s${service}`)
    .join(', ')}] as const;

export const body = withMemoryRpc({ services }, async (rpc) => {
${uses.join('\n')}
});
`;
}

function range(length) {
  return Array.from({ length }, (_, index) => index);
}
