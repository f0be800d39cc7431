import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPackage, link, write } from './installed-package.js';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
let home: string;

beforeAll(() => {
  home = installPackage();
  for (const name of ['vitest', '@jest/globals', 'expect', 'msw', 'zod']) link(home, name);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a library of test helpers exports without annotations: each type has to be written down in its declarations. */
const HELPERS = `
  import { z } from 'zod';
  import { defineContract, defineMethod, defineNotification, MemoryBus, MemoryRpcClient } from 'rpc-testkit';
  import { CallRecorder, createMemoryRpc, FaultInjector, implement } from 'rpc-testkit/fixtures';
  import { memoryRpcHandlers } from 'rpc-testkit/msw';

  export const desk = defineContract('desk', {
    ask: defineMethod({ params: z.object({ text: z.string() }), result: z.object({ day: z.string() }) }),
    log: defineNotification({ params: z.object({ line: z.string() }) }),
  });
  export const service = implement(desk, { ask: ({ text }) => ({ day: text }) });
  export const bus = new MemoryBus();
  export const client = new MemoryRpcClient({ bus }).proxy(desk);
  export const recorder = new CallRecorder(bus);
  export const calls = recorder.calls();
  export const fault = new FaultInjector(bus).fault('desk.ask').once();
  export const makeRpc = () => createMemoryRpc({ services: [service], clients: ['ann', 'bob'] });
  export const stub = async () => (await makeRpc()).on('desk.ask').calledWith({ text: 'x' });
  export const handle = async () => (await makeRpc()).on('desk.ask');
  export const firstCall = async () => (await makeRpc()).calls('desk.ask')[0];
  export const gate = async () => (await makeRpc()).hold('desk.*');
  export const handlers = async () => memoryRpcHandlers(await makeRpc(), { url: '/rpc', websocket: true });
`;
const VITEST = `
  import { test as base } from 'vitest';
  import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
  import { service } from './helpers.mjs';

  export const test = base.extend(withMemoryRpc({ services: [service] }));
  export const check = expect;
`;
const JEST = `
  import { expect, withMemoryRpc } from 'rpc-testkit/jest';
  import { service } from './helpers';

  export const rpc = withMemoryRpc({ services: [service] });
  export const wrapped = withMemoryRpc.wrap({ services: [service] }, async (rpc) => rpc.clients.desk.ask({ text: 'x' }));
  export const check = expect;
`;

test.each(['nodenext', 'bundler'])('what helpers infer from the package can be declared (%s)', (resolution) => {
  write(home, 'esm/helpers.mts', HELPERS);
  write(home, 'esm/vitest.mts', VITEST);
  write(home, 'esm/jest.mts', JEST.replace("'./helpers'", "'./helpers.mjs'"));
  write(home, 'cjs/helpers.cts', HELPERS);
  write(home, 'cjs/jest.cts', JEST.replace("'./helpers'", "'./helpers.cjs'"));

  const printed = check(resolution, ['esm', 'cjs']);

  expect(printed).toBe('');
  expect(readFileSync(join(home, 'out/esm/vitest.d.mts'), 'utf8')).not.toMatch(/\bany\b/);
});

test('a program that gets the package as ES modules and as CommonJS has one type for both', () => {
  const imports = (name: string): string => `import { createMemoryRpc } from 'rpc-testkit/fixtures';
    import { MemoryBus, RpcError } from 'rpc-testkit';
    export const ${name} = { bus: new MemoryBus(), error: new RpcError(1, 'x'), make: createMemoryRpc };`;
  write(home, 'both/one.mts', imports('esm'));
  write(home, 'both/other.cts', imports('cjs'));
  write(
    home,
    'both/both.mts',
    `import { esm } from './one.mjs';
    import { cjs } from './other.cjs';
    export const kinds: (typeof esm)[] = [esm, cjs];
    export const others: (typeof cjs)[] = [esm, cjs];`,
  );

  expect(check('nodenext', ['both'])).toBe('');
});

/** Compiles folders, and gives what the compiler printed. */
function check(resolution: string, include: readonly string[]): string {
  const options = {
    target: 'es2022',
    module: resolution === 'bundler' ? 'esnext' : 'nodenext',
    moduleResolution: resolution,
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: 'out',
    rootDir: '.',
    types: [],
    lib: ['es2023', 'dom', 'esnext.disposable'],
    skipLibCheck: true,
  };
  write(home, 'tsconfig.json', JSON.stringify({ compilerOptions: options, include }));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', home], { cwd: home, encoding: 'utf8' });
  return stdout;
}
