import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** The folders whose files are counted. */
const STOREYS = ['src', 'fixtures', 'tools'];

/**
 * Every TypeScript file of the package, parsed: `{ path, text, program, comments, imports }`, an import being
 * `{ path, typeOnly }`, where nothing is left of a type import at run time.
 */
export function readSources(root) {
  return STOREYS.flatMap((storey) => namesBelow(join(root, storey)).map((name) => `${storey}/${name}`))
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => readSource(root, path));
}

function namesBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function readSource(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, comments } = parseSync(path, text);
  const imports = importsOf(program).map(({ source, typeOnly, onDemand }) => {
    return { path: targetOf(path, source), typeOnly, onDemand };
  });
  return { path, text, program, comments, imports };
}

/** Where a relative import leads. */
function targetOf(path, source) {
  return posix.join(dirname(path), source).replace(/\.js$/, '.ts');
}

function importsOf(program) {
  const found = [];
  const add = (source, typeOnly, onDemand = false) => {
    if (source?.value?.startsWith('.')) found.push({ source: source.value, typeOnly, onDemand });
  };
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers }) =>
      add(source, isTypeOnly(importKind, specifiers, 'importKind')),
    ExportNamedDeclaration: ({ source, exportKind, specifiers }) =>
      add(source, isTypeOnly(exportKind, specifiers, 'exportKind')),
    ExportAllDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ImportExpression: ({ source }) => add(source, false, true),
    TSImportType: ({ source }) => add(source, true),
  }).visit(program);
  return found;
}

/** The build drops `import { type A } from './a.js'` whole, as it does `import type`. */
function isTypeOnly(kind, specifiers, key) {
  return kind === 'type' || (specifiers.length > 0 && specifiers.every((specifier) => specifier[key] === 'type'));
}
