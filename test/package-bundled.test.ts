import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, onTestFinished, test } from 'vitest';

const entry = resolve(import.meta.dirname, '../dist/esm/src/index.js');

test('a program that is bundled with the package keeps its own frames in the stacks of errors', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rpc-bundled-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'server.mjs'),
    `import { MemoryRpcServer } from ${JSON.stringify(entry)};
    function startServer() { return new MemoryRpcServer({}); }
    try { startServer(); } catch (error) { console.log(error.stack); }`,
  );
  const bundle = await rolldown({ input: join(folder, 'server.mjs'), platform: 'node' });
  await bundle.write({ file: join(folder, 'dist/server.mjs') });

  const stack = execFileSync(process.execPath, [join(folder, 'dist/server.mjs')], { encoding: 'utf8' });

  expect(stack).toContain('MemoryBus');
  expect(stack).toMatch(/at startServer .*dist\/server\.mjs/);
});
