import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Takes out of declaration files what no entry leads to: statements, and names in lists of imports. Returns the files in which
 * something is left.
 */
export function pruneDeclarations(entries) {
  const files = new Map();
  const read = (path) => {
    if (!files.has(path)) files.set(path, existsSync(path) ? readDeclarations(path) : undefined);
    return files.get(path);
  };
  for (const entry of entries) keepAll(read(entry), read);
  const left = [...files.values()].filter((file) => file !== undefined && file.kept.size > 0);
  for (const file of left) writeFileSync(file.path, shorten(file));
  return left.map(({ path }) => path);
}

/** A file's statements, the names that each declares, and where its imported names come from. */
function readDeclarations(path) {
  const text = readFileSync(path, 'utf8');
  const { program } = parseSync(path, text, { lang: 'dts' });
  const declared = new Map();
  const imported = new Map();
  for (const statement of program.body) {
    for (const name of namesOf(statement)) declared.set(name, [...(declared.get(name) ?? []), statement]);
    for (const specifier of specifiersOf(statement)) imported.set(specifier.local, { statement, ...specifier });
  }
  return { path, text, body: program.body, declared, imported, kept: new Set(), keptNames: new Set() };
}

function namesOf(statement) {
  const { declaration, id, declarations } = statement;
  if (declaration) return namesOf(declaration);
  if (declarations) return declarations.map(({ id: { name } }) => name);
  return id?.name === undefined ? [] : [id.name];
}

/** What `import { a as b } from` and `export { a as b } from` bring. */
function specifiersOf({ type, source, specifiers = [] }) {
  if (source?.value === undefined) return [];
  const isImport = type === 'ImportDeclaration';
  return specifiers.map((specifier) => ({
    source: source.value,
    local: isImport ? specifier.local.name : specifier.exported.name,
    name: isImport ? (specifier.imported?.name ?? '*') : specifier.local.name,
  }));
}

function keepAll(file, read) {
  for (const statement of file.body) keep(file, statement, read);
  for (const name of file.imported.keys()) keepName(file, name, read);
}

function keep(file, statement, read) {
  if (file.kept.has(statement)) return;
  file.kept.add(statement);
  for (const name of mentionedIn(file.text, statement)) keepName(file, name, read);
  for (const { source, name } of importTypesIn(statement)) keepIn(file, source, name, read);
}

function keepName(file, name, read) {
  for (const statement of file.declared.get(name) ?? []) keep(file, statement, read);
  const specifier = file.imported.get(name);
  if (specifier === undefined || file.keptNames.has(name)) return;
  file.keptNames.add(name);
  file.kept.add(specifier.statement);
  keepIn(file, specifier.source, specifier.name, read);
}

/** Keeps a name of another file; all of it where it is not known which. */
function keepIn(file, source, name, read) {
  if (!source.startsWith('.')) return;
  const target = read(resolve(dirname(file.path), source.replace(/\.js$/, '.d.ts')));
  if (target === undefined) return;
  for (const statement of target.body) if (isAmbient(statement)) keep(target, statement, read);
  if (name === '*') keepAll(target, read);
  else keepName(target, name, read);
}

/** `declare global` and `declare module` have their effect wherever their file is loaded. */
function isAmbient({ type }) {
  return type === 'TSModuleDeclaration' || type === 'TSGlobalDeclaration';
}

function mentionedIn(text, { type, start, end, source }) {
  if (type === 'ImportDeclaration' || source) return [];
  const code = text.slice(start, end).replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return new Set(code.match(/[A-Za-z_$][\w$]*/g));
}

function importTypesIn(statement) {
  const found = [];
  new Visitor({
    TSImportType: ({ source, qualifier }) => found.push({ source: source.value, name: qualifier?.name ?? '*' }),
  }).visit({ type: 'Program', body: [statement], sourceType: 'module', hashbang: null, start: 0, end: 0 });
  return found;
}

/** The file without what is not kept, and without the comments above it. */
function shorten({ text, body, kept, keptNames }) {
  let shorter = '';
  let last = 0;
  for (const statement of body) {
    const { start, end } = statement;
    const isKept = kept.has(statement);
    shorter += isKept ? text.slice(last, start) : blank(text.slice(last, start));
    shorter += isKept ? withNames(text.slice(start, end), statement, keptNames) : blank(text.slice(start, end));
    last = end;
  }
  return shorter + text.slice(last);
}

/** Reference comments at the head of a file stay. */
function blank(text) {
  return text.replaceAll(/^(?!\/\/\/).*\n?/gm, '');
}

function withNames(code, statement, keptNames) {
  const specifiers = specifiersOf(statement);
  if (specifiers.length === 0 || statement.specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier'))
    return code;
  const list = statement.specifiers
    .filter((_specifier, index) => keptNames.has(specifiers[index].local))
    .map(({ start, end }) => code.slice(start - statement.start, end - statement.start));
  return code.replace(/\{[^}]*\}/, () => `{ ${list.join(', ')} }`);
}
