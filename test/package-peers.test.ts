import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPackage, link, write } from './installed-package.js';

let home: string;

beforeAll(() => {
  home = installPackage();
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

  test("importing doesn't have Node load perf_hooks, which takes longer than a file of ours", () => {
    const loaded = evaluate(`await (async () => {
      const before = new Set(process.moduleLoadList);
      await import('rpc-testkit/fixtures');
      return process.moduleLoadList.filter((name) => !before.has(name) && name.includes('perf')).length;
    })()`);

    expect(loaded).toBe('0');
  });
});

// Runners refuse to be loaded outside a run.
const RUNNER =
  'exports.expect = { extend() {}, getState: () => ({}) }; exports.jest = {}; exports.beforeEach = exports.afterEach = exports.afterAll = () => {};';

test('rpc-testkit/vitest needs no peer but vitest', () => {
  write(home, 'node_modules/vitest/index.js', RUNNER);

  expect(evaluate(`typeof (await import('rpc-testkit/vitest')).withMemoryRpc`)).toBe('function');
});

test('rpc-testkit/jest needs no peer but @jest/globals', () => {
  write(home, 'node_modules/@jest/globals/index.js', RUNNER);

  expect(evaluate(`typeof (await import('rpc-testkit/jest')).withMemoryRpc`)).toBe('function');
  expect(evaluate(`typeof require('rpc-testkit/jest').withMemoryRpc`)).toBe('function');
});

test('rpc-testkit/msw needs no peer but msw', () => {
  link(home, 'msw');

  expect(evaluate(`typeof (await import('rpc-testkit/msw')).memoryRpcHandlers`)).toBe('function');
  expect(evaluate(`typeof require('rpc-testkit/msw').memoryRpcHandlers`)).toBe('function');
});

function evaluate(expression: string): string {
  const script = `import { createRequire } from 'node:module';
    const require = createRequire(${JSON.stringify(join(home, 'x.js'))});
    console.log(${expression});`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: home,
    encoding: 'utf8',
  }).trim();
}
