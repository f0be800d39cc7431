// Installs the packed package into fresh folders, as its users do, and runs the consumer suites of test/matrix there: one cell
// for each set of versions. Prints a table; exits with 1 when a cell failed. Takes minutes.
//   npm run matrix -- --only=vitest5,types     cells whose name contains one of these
//   npm run matrix -- --keep                   leaves the folders, and says where they are
//   npm run matrix -- --list                   names the cells
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cells } from './matrix/cells.mjs';
import { pack } from './matrix/install.mjs';
import { runCell } from './matrix/run-cell.mjs';
import { printTable } from './matrix/table.mjs';

const options = process.argv.slice(2);
const only = options.find((option) => option.startsWith('--only='))?.slice('--only='.length);
const wanted = only?.split(',') ?? [''];
const chosen = cells.filter(({ name }) => wanted.some((part) => name.includes(part)));

if (chosen.length === 0) throw new Error(`no cell is called ${only}; there are ${namesOf(cells)}`);
if (options.includes('--list')) console.log(namesOf(chosen));
else process.exitCode = await runAll();

async function runAll() {
  const folder = mkdtempSync(join(tmpdir(), 'rpc-testkit-matrix-'));
  try {
    const tarball = await pack(folder);
    const rows = [];
    for (const cell of chosen) rows.push(...(await runCell(cell, { folder, tarball })));
    printTable(rows);
    return rows.some(({ status }) => status === 'failed') ? 1 : 0;
  } finally {
    if (options.includes('--keep')) console.log(`left in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function namesOf(list) {
  return list.map(({ name }) => name).join(', ');
}
