import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkshop } from '../support/generate-in.js';

const examples = resolve(import.meta.dirname, '../../../docs/examples/generate');
const stock = readFileSync(join(examples, 'stock.ts'), 'utf8');

test('the generated files of the page are those of its contract', async () => {
  const folder = join(examples, 'generated');

  const ran = await openWorkshop().generate(join(examples, 'stock.ts'), '--py', folder, '--ts', folder, '--check');

  expect(ran).toEqual({ code: 0, printed: '', warned: '' });
});

test('the page tells what --help prints', async () => {
  const { printed } = await openWorkshop().generate('--help');

  await expect(`${printed}\n`).toMatchFileSnapshot(join(examples, 'help.golden.txt'));
});

test('the page tells what --check prints of a stale file', async () => {
  const workshop = openWorkshop({ 'stock.ts': stock });
  await workshop.generate('contracts/stock.ts', '--py', 'generated');
  const changed = stock.replace('left: z.int()', 'left: z.int(), reserved: z.int().optional()');
  workshop.write('contracts/changed.ts', changed);

  const { code, printed, warned } = await workshop.generate('contracts/changed.ts', '--py', 'generated', '--check');

  expect(code).toBe(1);
  await expect(`${printed}\n${warned}\n`).toMatchFileSnapshot(join(examples, 'stale.golden.txt'));
});

test('the page tells what is printed of what Python can not do', async () => {
  const changed = stock
    .replace('sku: z.string()', 'sku: z.string().trim()')
    .replace('shelfId: z.string()', 'shelfId: z.string().transform(Number)');
  const workshop = openWorkshop({ 'stock.ts': changed });

  const { code, warned } = await workshop.generate('contracts/stock.ts', '--py', 'generated');

  expect(code).toBe(1);
  await expect(`${warned}\n`).toMatchFileSnapshot(join(examples, 'refused.golden.txt'));
});
