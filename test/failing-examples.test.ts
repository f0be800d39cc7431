import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

test('the examples that fail print the texts that README and docs quote', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.mjs', 'failures'], { cwd: root });
  const failures = JSON.parse(stdout) as string[];

  expect(failures).toHaveLength(2);
  await expect(failures[0]).toMatchFileSnapshot('../docs/examples/failing/wrong-params.golden.txt');
  await expect(failures[1]).toMatchFileSnapshot('../docs/examples/failing/not-awaited.golden.txt');
});
