import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typeErrors } from './matchers/type-errors.js';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'node_modules', `.rpc-testkit-type-errors-${process.pid}`);
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

// Where packages are found, and no suite of this project looks.
beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const text = readFileSync(join(import.meta.dirname, 'matchers/type-errors.ts'), 'utf8')
    .replaceAll('// @ts-expect-error', '//')
    .replace("'../", `'${import.meta.dirname}/`);
  writeFileSync(join(folder, 'type-errors.ts'), text);
  const extending = { extends: join(root, 'tsconfig.json'), files: ['type-errors.ts'], include: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(extending));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compilerErrors(): Promise<string> {
  return new Promise((done) => {
    execFile(process.execPath, [tsc, '-p', '.', '--pretty'], { cwd: folder }, (_error, stdout) => done(stdout));
  });
}

test('a wrong name and wrong params are compile errors that read as words', async () => {
  // oxlint-disable-next-line no-control-regex -- colour is made of control characters
  const text = (await compilerErrors()).replace(/\u001b\[\d+m/g, '');

  expect(typeErrors).toBeTypeOf('function');
  const [name = '', params = ''] = text.split(/^(?=type-errors\.ts:\d)|^Found/m).map((part) => part.trim());
  await expect(`${name}\n`).toMatchFileSnapshot('./matchers/type-error-name.golden.txt');
  await expect(`${params}\n`).toMatchFileSnapshot('./matchers/type-error-params.golden.txt');
});
