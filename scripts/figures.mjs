// What the structure of src, fixtures and tools measures: sizes, imports, the way of a call, words.
//   npm run figures
//   npm run figures -- --json        the same as JSON
//   npm run figures -- --rooms       the rooms of each call, too
import { resolve } from 'node:path';
import { fileFigures } from './lib/figures/files.mjs';
import { graphFigures } from './lib/figures/graph.mjs';
import { roomFigures } from './lib/figures/rooms.mjs';
import { shapeFigures } from './lib/figures/shape.mjs';
import { readSources } from './lib/figures/sources.mjs';
import { WALKS } from './lib/figures/walks.mjs';
import { wordFigures } from './lib/figures/words.mjs';

const options = new Set(process.argv.slice(2));
const root = resolve(import.meta.dirname, '..');
const sources = readSources(root);
const figures = {
  ...shapeFigures(sources),
  ...fileFigures(sources),
  ...graphFigures(sources),
  ...wordFigures(root, sources),
  calls: await roomFigures(root, WALKS),
};

if (options.has('--json')) console.log(JSON.stringify(figures));
else printTable();

function printTable() {
  const { fileLines, functionLines, calls } = figures;
  print('files / lines', `${figures.files} / ${figures.lines}`);
  print('files of src and fixtures / without what was added later', `${figures.filesOfKit} / ${figures.filesOfRest}`);
  print('files of what was added later', featuresText());
  print('lines of a file: median / p90 / max', spreadText(fileLines));
  print('lines of a function with a block body: median / p90 / max', spreadText(functionLines));
  print('deepest nesting', figures.deepestNesting);
  print('any per 1 000 lines', figures.anyPerThousandLines.toFixed(1));
  print('files in import cycles, types included', listText(figures.filesInCycles));
  print('longest import chain: at run time / with types', chainsText());
  print('files with a single importer, tools left out', `${Math.round(100 * figures.singleImporters)} %`);
  print('folders in a knot', listText(figures.foldersInKnots));
  for (const [name, { rooms, hops }] of Object.entries(calls))
    print(`${name} call: rooms / hops`, `${rooms.length} / ${hops}`);
  print('nobody, whoever per 1 000 words of comments and pages', figures.nobodyPerThousandWords.toFixed(2));
  if (options.has('--rooms')) printRooms(calls);
}

function print(name, value) {
  console.log(`${name.padEnd(60)} ${value}`);
}

function spreadText({ median, p90, max }) {
  return `${median} / ${p90} / ${max}`;
}

function listText(names) {
  return names.length === 0 ? '0' : `${names.length}: ${names.join(', ')}`;
}

function featuresText() {
  return Object.entries(figures.filesOfFeatures)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function chainsText() {
  return `${figures.longestChainAtRunTime.length} / ${figures.longestChain.length}`;
}

function printRooms(calls) {
  for (const [name, { rooms }] of Object.entries(calls)) console.log(`\n${name}:\n  ${rooms.join('\n  ')}`);
  console.log(`\nlongest chain at run time:\n  ${figures.longestChainAtRunTime.join('\n  ')}`);
  console.log(`\nlongest chain with types:\n  ${figures.longestChain.join('\n  ')}`);
}
