// Turns results into Markdown.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { goalRows } from './goals.mjs';
import { root } from './options.mjs';
import { toTable } from './table.mjs';

const docs = join(root, 'docs/performance.md');
const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** All tables for which there are results. */
export function toReport(results) {
  const sections = [
    ratioSection(results),
    section('### Against the goals', goalRows(results)),
    section('### Import over bare Node', importRows(results)),
    section('### Memory', memoryRows(results)),
    section('### 2,000 Vitest tests', testRows(results.tests)),
    section('### 2,000 Jest tests', testRows(results['jest-tests'])),
    section('### Type checking 80 services of 15 methods, 100 uses', typeRows(results)),
    section('### Size', sizeRows(results)),
  ];
  return [madeOn(), ...sections.filter((text) => text !== undefined)].join('\n\n');
}

/** Replaces the tables in docs/performance.md. */
export function writeDocs(report) {
  const page = readFileSync(docs, 'utf8');
  const [before, after] = [page.indexOf(START), page.indexOf(END)];
  writeFileSync(docs, `${page.slice(0, before + START.length)}\n\n${report}\n\n${page.slice(after)}`);
}

function madeOn() {
  const versions = JSON.parse(readFileSync(join(root, 'bench/package.json'), 'utf8')).dependencies;
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}, Node ${process.version}, ${cpus().length} shared cores; ${peers.join(', ')}.`;
}

function section(title, rows) {
  return rows.length < 2 ? undefined : `${title}\n\n${toTable(rows)}`;
}

const COLUMNS = {
  sequential: 'sequential',
  'at-once': '1,000 at once',
  echo: 'echo of 15 kB',
  'set-up': 'set-up + call',
};

/** Contenders by measure: CPU time × FLOOR-JSON, and in brackets the same by the wall's clock. */
function ratioSection(results) {
  const measured = Object.keys(COLUMNS).filter((name) => results[name] !== undefined);
  const after = results['after-gc'];
  const summaries = measured.map((name) => results[name]).concat(after ?? []);
  const names = new Set(summaries.flatMap((byName) => Array.from(byName.keys())));
  const head = ['× FLOOR-JSON, CPU (wall)', ...measured.map((name) => COLUMNS[name])];
  if (after !== undefined) head.push('after a collection, × itself');
  const rows = Array.from(names, (name) => {
    const cells = measured.map((measure) => ratioCell(results[measure].get(name)));
    return [name].concat(cells, after === undefined ? [] : [afterCell(after.get(name))]);
  });
  return section('### Side by side', rows.length === 0 ? [] : [head, ...rows]);
}

function ratioCell(summary) {
  return summary === undefined ? '' : `${short(summary.ratio)} (${short(summary.wall)})`;
}

function afterCell(summary) {
  return summary === undefined ? '' : `${short(summary.sequential)} / ${short(summary.atOnce)}`;
}

function short(ratio) {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0);
}

function importRows({ imports = [], 'runner-imports': inRunners = [] }) {
  const rows = Array.from([...imports, ...inRunners], ([name, { cpuMs, wallMs, loadsZod }]) => {
    const zod = loadsZod === undefined ? '' : String(loadsZod ? 'loads zod' : 'zod not loaded');
    return [name, cpuMs.toFixed(1), wallMs.toFixed(1), zod];
  });
  return [['', 'CPU ms', 'wall ms', ''], ...rows];
}

function memoryRows({ heap, 'in-flight': flight }) {
  const rows = [['', '']];
  if (heap !== undefined) {
    rows.push(['heap per call, no recorder', `${Math.round(heap.none)} B`]);
    rows.push(['heap per call, recorder', `${Math.round(heap.recorded)} B`]);
    rows.push(['heap per call, harness, without / with a call site', siteCell(heap)]);
  }
  if (heap?.million !== undefined) {
    const { kept, heapMb, us } = heap.million;
    rows.push(['1,000,000 calls on one harness', `${kept} kept, ${Math.round(heapMb)} MB, ${us.toFixed(2)} µs a call`]);
  }
  for (const [name, { answered, waitingMb, peakMb }] of Object.entries(flight ?? {})) {
    const cell = `${answered} answered, heap ${Math.round(waitingMb)} MB, peak of the process ${Math.round(peakMb)} MB`;
    rows.push([`in flight: ${name}`, cell]);
  }
  return rows;
}

function siteCell({ withoutSite, withSite }) {
  return `${Math.round(withoutSite)} / ${Math.round(withSite)} B`;
}

const SUITES = {
  fixture: 'an `rpc` each',
  'plain-mock': 'a mock',
  'handed-mock': 'a mock from a fixture or a hook',
  least: 'the least: validated, recorded, checked by hand',
};

/** In brackets: times the plain mock or, where there is none, the one that is handed out. */
function testRows(tests) {
  if (tests === undefined) return [];
  const rows = Array.from(tests, ([name, { median, ratio }]) => {
    const cells = Object.keys(median).map((key) => `${median[key].toFixed(0)} (${ratio[key].toFixed(2)})`);
    return [SUITES[name]].concat(cells);
  });
  return [['', 'tests, CPU ms', 'tests, wall ms', 'worker, CPU ms', 'peak MB', 'heap MB'], ...rows];
}

function typeRows({ types }) {
  if (types === undefined) return [];
  const rows = Array.from(types, ([version, { seconds, megabytes }]) => {
    return [`TypeScript ${version}`, `${seconds.toFixed(1)} s`, `${Math.round(megabytes)} MB`];
  });
  return [['', 'total time', 'memory'], ...rows];
}

function sizeRows({ sizes }) {
  if (sizes === undefined) return [];
  const kilobytes = (bytes) => (bytes / 1_000).toFixed(1);
  const rows = Array.from(sizes.entries, ([name, { files, bytes, gzipped }]) => {
    return [name, String(files), kilobytes(bytes), kilobytes(gzipped)];
  });
  const all = ['the package, packed: all entries, both formats, types', '', '', kilobytes(sizes.packed)];
  return [['an import of', 'files', 'kB', 'kB gzipped'], ...rows, all];
}
