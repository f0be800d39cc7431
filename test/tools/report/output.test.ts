import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Output } from '../../../tools/report/output.js';

let folder: string;
let warnings: string[];
let output: Output;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rpc-output-'));
  warnings = [];
  output = new Output((text) => warnings.push(text));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a file is written whole, in a folder that is made for it, and nothing is left beside it', () => {
  const path = join(folder, 'deep/er/rpc.html');
  output.claim(path);

  expect(output.write(path, 'page')).toBe(path);

  output.release();
  expect(readFileSync(path, 'utf8')).toBe('page');
  expect(readdirSync(join(folder, 'deep/er'))).toEqual(['rpc.html']);
});

test('two runs at once lose nothing: the second writes beside the first, and says so', () => {
  const path = join(folder, 'rpc.html');
  // The parent of this process is alive for sure.
  writeFileSync(`${path}.lock`, String(process.ppid));

  output.claim(path);
  const written = output.write(path, 'second');
  output.release();

  expect(written).toBe(join(folder, `rpc.${process.pid}.html`));
  expect(warnings).toEqual([expect.stringContaining('another run is writing')]);
  expect(existsSync(`${path}.lock`)).toBe(true);
});

test('the lock of a run that was killed holds nobody back', () => {
  const path = join(folder, 'rpc.html');
  writeFileSync(`${path}.lock`, '999999999');

  output.claim(path);

  expect(output.write(path, 'page')).toBe(path);
  expect(warnings).toEqual([]);
});

test('what cannot be written is warned of, and leaves what was there', () => {
  const path = join(folder, 'rpc.html');
  mkdirSync(path);

  expect(output.write(path, 'page')).toBeUndefined();

  expect(warnings).toEqual([expect.stringContaining('rpc.html could not be written')]);
  expect(readdirSync(folder)).toEqual(['rpc.html']);
});

test.runIf(existsSync('/proc/self'))(
  'a folder that the system refuses to make is warned of, and not tried for ever',
  () => {
    const path = '/proc/rpc-testkit/deep/rpc.html';
    output.claim(path);

    expect(output.write(path, 'page')).toBeUndefined();

    expect(warnings).toEqual([expect.stringContaining('could not be written: ENOENT')]);
  },
);
