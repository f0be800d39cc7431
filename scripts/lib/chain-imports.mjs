import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/**
 * Has each file import from no chunk that another of its imports leads to: that one passes on what is asked for. For every import in
 * every file Node looks for the file anew, which takes as long as reading 5 kB. Lines stay lines. `written` is what rolldown wrote below
 * `folder`: entries, and chunks, of which those that are loaded on demand stay as they are.
 */
export function chainImports(written, folder) {
  const entries = written.filter(({ isEntry }) => isEntry);
  const names = new Set(entries.map(({ fileName }) => fileName));
  for (const name of names) for (const imported of byName(written, name)?.imports ?? []) names.add(imported);
  const paths = [...names].filter((name) => byName(written, name) !== undefined).map((name) => resolve(folder, name));
  const files = new Map(paths.map((path) => [path, readFile(path)]));
  const sorted = inOrder(files);
  for (const file of sorted) file.nearest = nearestOf(file, files);
  for (const file of sorted) route(file, files, sorted);
  for (const file of sorted) write(file);
}

function byName(written, name) {
  return written.find(({ fileName }) => fileName === name);
}

function readFile(path) {
  const code = readFileSync(path, 'utf8');
  const { program } = parseSync(path, code, { lang: 'js', sourceType: 'module' });
  const imports = program.body
    .filter(({ type, specifiers }) => type === 'ImportDeclaration' && specifiers.length > 0)
    .filter(({ source }) => source.value.startsWith('.'))
    .map(({ start, end, source, specifiers }) => ({
      start,
      end,
      from: resolve(dirname(path), source.value),
      names: specifiers.map(({ imported, local }) => ({ imported: imported.name, local: local.name })),
    }));
  // By what a file asks of its nearest imports, and what it passes on, by the names of both.
  return { path, code, imports, nearest: [], asked: new Map(), passed: new Map() };
}

/** Those that a file imports come before it. */
function inOrder(files) {
  const sorted = new Set();
  const visit = (file) => {
    for (const { from } of file.imports) visit(files.get(from));
    sorted.add(file);
  };
  for (const file of files.values()) visit(file);
  return [...sorted];
}

/** Of what a file imports, that which no other of its imports leads to. */
function nearestOf(file, files) {
  const imported = file.imports.map(({ from }) => files.get(from));
  return imported.filter((one) => !imported.some((other) => other !== one && leadsTo(other, one, files)));
}

function leadsTo(file, target, files) {
  return file.imports.some(({ from }) => from === target.path || leadsTo(files.get(from), target, files));
}

function route(file, files, sorted) {
  for (const { from, names } of file.imports) {
    const source = files.get(from);
    const by = nearestTo(file, source, files);
    for (const { imported, local } of names) {
      const asked = ask(by, source, imported, files, sorted);
      file.asked.set(by, [...(file.asked.get(by) ?? []), { imported: asked, local }]);
    }
  }
}

function nearestTo(file, source, files) {
  return file.nearest.find((each) => each === source || leadsTo(each, source, files));
}

/** The name by which a file exports what `source` exports as `name`. */
function ask(file, source, name, files, sorted) {
  if (file === source) return name;
  // What rolldown calls an export is shorter.
  const passedAs = `${name}$${sorted.indexOf(source)}`;
  const by = nearestTo(file, source, files);
  const passed = file.passed.get(by) ?? new Map();
  file.passed.set(by, passed.set(passedAs, ask(by, source, name, files, sorted)));
  return passedAs;
}

function write({ path, code, imports, asked, passed }) {
  let written = code;
  const [first] = imports;
  for (const { start, end } of imports.toReversed()) {
    const text = start === first.start ? statements(path, asked, passed) : '';
    written = `${written.slice(0, start)}${text}${written.slice(end)}`;
  }
  if (written !== code) writeFileSync(path, written);
}

function statements(path, asked, passed) {
  const sources = [...asked].map(([file, names]) => {
    const from = `from"${specifierOf(path, file.path)}";`;
    const more = [...(passed.get(file) ?? [])].map(([name, imported]) => pairText(imported, name));
    const imported = `import{${names.map((each) => pairText(each.imported, each.local)).join(',')}}${from}`;
    return more.length === 0 ? imported : `${imported}export{${more.join(',')}}${from}`;
  });
  return sources.join('');
}

function specifierOf(path, target) {
  const way = relative(dirname(path), dirname(target));
  return `${way === '' ? '.' : way}/${basename(target)}`;
}

function pairText(name, as) {
  return name === as ? name : `${name} as ${as}`;
}
