import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isSource, watch } from '../../../tools/generate/watch.js';
import { createGate } from '../../memory/support/gate.js';

test.each(['shop.ts', 'shop.mts', 'shop.cjs', 'codes.json'])('%s may change a contract', (name) => {
  expect(isSource(name)).toBe(true);
});

test.each(['generate.log', 'shop.py', '.shop.ts.1234.tmp', 'shop.ts~'])('%s changes no contract', (name) => {
  expect(isSource(name)).toBe(false);
});

test('generates now, and again when a file changes, until the user ends it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rpc-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'shop.ts');
  const user = new AbortController();
  const gates = [createGate(), createGate()];
  const runs: (readonly string[])[] = [];
  const terminal = { cwd: folder, print: () => {}, warn: () => {}, interrupted: () => user.signal };

  const code = watch([file, '--py', 'py', '--watch'], [file], terminal, async (args) => {
    gates[runs.push(args) - 1]?.open();
  });
  await gates[0]?.promise;
  writeFileSync(file, '');
  await gates[1]?.promise;
  user.abort();

  expect(await code).toBe(0);
  expect(runs[1]).toEqual([file, '--py', 'py']);
});
