import { parseSync } from 'oxc-parser';

/**
 * Writes the text of an ES module as a CommonJS module, line for line: by the same lines npm's gzip finds the other format of a
 * file, and one map serves both. What is imported is read when the module is loaded: no two chunks import each other.
 */
export function toCommonJs(path, code) {
  const { program } = parseSync(path, code, { lang: 'js', sourceType: 'module' });
  const edits = program.body.flatMap((statement) => {
    const text = WRITERS[statement.type]?.(statement);
    return text === undefined ? [] : [{ start: statement.start, end: statement.end, text }];
  });
  edits.push(...dynamicImports(program).map(({ start, end, source }) => ({ start, end, text: laterText(source) })));
  let written = code;
  for (const { start, end, text } of edits.toSorted((one, other) => other.start - one.start)) {
    const lines = code.slice(start, end).split('\n').length - 1;
    written = `${written.slice(0, start)}${text}${'\n'.repeat(lines)}${written.slice(end)}`;
  }
  const mark = written.includes('\nmodule.exports =')
    ? ''
    : 'Object.defineProperty(exports,"__esModule",{value:true});';
  return `"use strict";${mark}${written}`;
}

const WRITERS = {
  ImportDeclaration({ specifiers, source }) {
    const required = `require(${JSON.stringify(source.value)})`;
    const [first] = specifiers;
    if (first === undefined) return `${required};`;
    if (first.type === 'ImportNamespaceSpecifier') return `var ${first.local.name} = ${required};`;
    // Jest's own wrapper of a module has a parameter that is called jest, which a const could not be called.
    return `var { ${specifiers.map(memberText).join(', ')} } = ${required};`;
  },
  ExportNamedDeclaration({ declaration, source, specifiers }) {
    if (declaration) throw new Error('an export that is no list of names');
    if (source === null && isChunk(specifiers)) return `module.exports = { ${specifiers.map(pairText).join(', ')} };`;
    const from = source === null ? '' : `require(${JSON.stringify(source.value)}).`;
    return specifiers.map(({ local, exported }) => `exports.${exported.name} = ${from}${local.name};`).join(' ');
  },
  ExportAllDeclaration: refuse,
  ExportDefaultDeclaration: refuse,
};

/** What chunks export has short names; by the others Node finds the names of an entry. */
function isChunk(specifiers) {
  return specifiers.some(({ local, exported }) => local.name !== exported.name);
}

function pairText({ local, exported }) {
  return exported.name === local.name ? local.name : `${exported.name}: ${local.name}`;
}

function memberText({ type, imported, local }) {
  if (type !== 'ImportSpecifier') throw new Error('a default import, which the formats understand differently');
  return imported.name === local.name ? local.name : `${imported.name}: ${local.name}`;
}

function refuse({ type }) {
  throw new Error(`${type} is not written as CommonJS`);
}

function laterText(source) {
  return `Promise.resolve().then(() => require(${JSON.stringify(source)}))`;
}

/** The imports of our own chunks on demand; what users have installed stays as it is, since it may be an ES module. */
function dynamicImports(node) {
  if (typeof node !== 'object' || node === null) return [];
  if (node.type === 'ImportExpression' && String(node.source.value).startsWith('.'))
    return [{ start: node.start, end: node.end, source: node.source.value }];
  return Object.values(node).flatMap(dynamicImports);
}
