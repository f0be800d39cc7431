import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let home: string;
let modules: string;

/** A folder in which nothing is installed but this package, as it is packed. */
beforeAll(() => {
  if (!existsSync(join(root, 'dist'))) throw new Error('there is no dist: run `npm run build` first');
  home = mkdtempSync(join(tmpdir(), 'rpc-testkit-alone-'));
  modules = join(home, 'node_modules');
  const target = join(modules, 'rpc-testkit');
  for (const name of ['package.json', 'dist']) cpSync(join(root, name), join(target, name), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('with no peer installed', () => {
  test.each(['rpc-testkit', 'rpc-testkit/fixtures'])('%s can be imported and required', (entry) => {
    expect(evaluate(`Object.keys(await import('${entry}')).length > 3`)).toBe('true');
    expect(evaluate(`Object.keys(require('${entry}')).length > 3`)).toBe('true');
  });

  test('importing adds nothing to the global object', () => {
    const added = evaluate(`await (async () => {
      const before = new Set(Reflect.ownKeys(globalThis));
      await import('rpc-testkit/fixtures');
      return Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).length;
    })()`);

    expect(added).toBe('0');
  });
});

// Runners refuse to be loaded outside a run.
const RUNNER = 'exports.expect = { extend() {} }; exports.beforeEach = exports.afterEach = () => {};';

test('rpc-testkit/vitest needs no peer but vitest', () => {
  install('vitest', RUNNER);

  expect(evaluate(`typeof (await import('rpc-testkit/vitest')).withMemoryRpc`)).toBe('function');
});

test('rpc-testkit/jest needs no peer but @jest/globals', () => {
  install('@jest/globals', RUNNER);

  expect(evaluate(`typeof (await import('rpc-testkit/jest')).withMemoryRpc`)).toBe('function');
  expect(evaluate(`typeof require('rpc-testkit/jest').withMemoryRpc`)).toBe('function');
});

test('rpc-testkit/msw needs no peer but msw', () => {
  symlinkSync(join(root, 'node_modules/msw'), join(modules, 'msw'), 'dir');

  expect(evaluate(`typeof (await import('rpc-testkit/msw')).memoryRpcHandlers`)).toBe('function');
  expect(evaluate(`typeof require('rpc-testkit/msw').memoryRpcHandlers`)).toBe('function');
});

function install(name: string, text: string): void {
  const path = join(modules, name, 'index.js');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function evaluate(expression: string): string {
  const script = `import { createRequire } from 'node:module';
    const require = createRequire(${JSON.stringify(join(home, 'x.js'))});
    console.log(${expression});`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: home,
    encoding: 'utf8',
  }).trim();
}
