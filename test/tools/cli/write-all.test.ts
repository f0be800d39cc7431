import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { writeAll } from '../../../tools/cli/write-all.js';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rpc-write-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(at('old.py'), 'old');
  writeFileSync(at('gone.py'), 'gone');
});

test('writes, replaces and removes, and leaves nothing else', () => {
  writeAll([
    { path: at('new/a.py'), text: 'a' },
    { path: at('old.py'), text: 'new' },
    { path: at('gone.py'), text: undefined },
  ]);

  expect(readdirSync(folder).toSorted()).toEqual(['new', 'old.py']);
  expect([readFileSync(at('new/a.py'), 'utf8'), readFileSync(at('old.py'), 'utf8')]).toEqual(['a', 'new']);
});

test.each([
  ['written beside its place', ['file/b.py'], 'file/b.py'],
  ['read before it is replaced', ['folder'], 'folder'],
  ['moved into its place', ['blocked', 'blocked/b.py'], 'blocked'],
])('changes nothing where a file can not be %s', (_what, names, told) => {
  writeFileSync(at('file'), '');
  mkdirSync(at('folder'));
  const before = readdirSync(folder).toSorted();

  const write = (): void =>
    writeAll([
      { path: at('new/a.py'), text: 'a' },
      { path: at('old.py'), text: 'new' },
      { path: at('gone.py'), text: undefined },
      ...names.map((name) => ({ path: at(name), text: 'b' })),
    ]);

  expect(write).toThrow(`${at(told)} can't be written`);
  expect(readdirSync(folder).toSorted()).toEqual(before);
  expect([readFileSync(at('old.py'), 'utf8'), readFileSync(at('gone.py'), 'utf8')]).toEqual(['old', 'gone']);
});
