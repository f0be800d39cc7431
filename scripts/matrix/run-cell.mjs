import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandOf, install, nodeOf } from './install.mjs';
import { steps } from './steps.mjs';
import { labelOf } from './table.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Installs one cell and runs its steps; resolves with a row of the table for each. */
export async function runCell(cell, { folder, tarball }) {
  const node = await nodeOf(cell.node, folder);
  if (node === undefined) return [skipped(cell, `no Node ${cell.node} for this platform in the registry`)];
  const home = join(folder, cell.name);
  mkdirSync(home, { recursive: true });
  const began = Date.now();
  const { code, text } = await install(cell, { home, node, tarball, folder });
  const row = {
    cell: cell.name,
    step: 'install',
    status: code === 0 ? 'passed' : 'failed',
    note: versionsIn(home, cell),
  };
  const rows = [finish(row, began, text)];
  if (code !== 0) return rows;
  copySuites(home);
  const place = { home, node, has: cell.packages, commands: (way) => commandOf(way, { home, node, folder }) };
  for (const step of cell.steps) rows.push(await runStep(cell, step, place));
  return rows;
}

async function runStep(cell, step, place) {
  const began = Date.now();
  const { text, ...result } = await steps[step.kind](step, place);
  return finish({ cell: cell.name, step: labelOf(step), ...result }, began, text);
}

function finish(row, began, text) {
  const done = { ...row, seconds: (Date.now() - began) / 1000 };
  console.log(`${done.status.padEnd(7)} ${done.cell}  ${done.step}  ${done.note ?? ''}  ${done.seconds.toFixed(1)} s`);
  if (done.status === 'failed') console.log(indent(lastLines(text)));
  return done;
}

function skipped(cell, reason) {
  return finish({ cell: cell.name, step: 'all', status: 'skipped', note: reason }, Date.now(), '');
}

/** The consumer suites, and those of the package itself that import it by its name: of types, of the reporter, of drift. */
function copySuites(home) {
  cpSync(join(root, 'test/matrix/suites'), join(home, 'suites'), { recursive: true });
  cpSync(join(root, 'test/types'), join(home, 'suites/types'), { recursive: true });
  cpSync(join(root, 'test/tools/report/suites'), join(home, 'suites/report'), { recursive: true });
  cpSync(join(root, 'test/fixtures/drift/suites'), join(home, 'suites/drift'), { recursive: true });
  cpSync(join(root, 'test/tools/contracts/zod-forms.ts'), join(home, 'suites/generate/zod-forms.ts'));
}

function versionsIn(home, cell) {
  const told = Object.keys(cell.packages).filter((name) =>
    /^(vitest|jest|msw|typescript|zod|bun|deno|ts-jest|viem|ethers|@modelcontextprotocol\/sdk)$/.test(name),
  );
  return told.map((name) => `${name} ${versionOf(join(home, 'node_modules', name, 'package.json'))}`).join(', ');
}

function versionOf(manifest) {
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : 'missing';
}

function lastLines(text) {
  return text.trimEnd().split('\n').slice(-60);
}

function indent(lines) {
  return lines.map((line) => `    ${line}`).join('\n');
}
