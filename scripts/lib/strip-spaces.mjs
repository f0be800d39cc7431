import { decode, encode } from '@jridgewell/sourcemap-codec';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Takes the spaces that nothing needs out of a script and moves the columns of its map; lines stay lines, for stacks and for the
 * other format. A seventh of what an import has to read: a minifier can take them away only together with the lines.
 */
export function stripSpacesOf(path) {
  const code = readFileSync(path, 'utf8');
  const spaces = needlessSpaces(path, code);
  writeFileSync(path, without(code, spaces));
  if (existsSync(`${path}.map`)) moveColumns(`${path}.map`, code, spaces);
}

/** The script without the spaces that nothing needs. */
export function stripSpaces(path, code) {
  return without(code, needlessSpaces(path, code));
}

function without(code, spaces) {
  let [text, from] = ['', 0];
  for (const { start, end } of spaces) {
    text += code.slice(from, start);
    from = end;
  }
  return text + code.slice(from);
}

function needlessSpaces(path, code) {
  const { program, comments } = parseSync(path, code, { lang: 'js', sourceType: 'module' });
  const kept = new Uint8Array(code.length);
  for (const { start, end } of [...comments, ...literals(program)]) kept.fill(1, start, end);
  return [...code.matchAll(/[\t ]+/g)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter(({ start, end }) => kept[start] === 0 && !isNeeded(code[start - 1] ?? '\n', code[end] ?? '\n'));
}

/** Whether two tokens would be read as another if there were nothing between them. */
function isNeeded(before, after) {
  if (/[\w$#\\\u0080-\uFFFF]/.test(before)) return /[\w$#.\\/\u0080-\uFFFF]/.test(after);
  // `a + ++b`, and `<!--` and `-->`, which a script in CommonJS takes for comments.
  return `${before}${after}`.includes('/') || ['++', '--', '->', '<!'].includes(`${before}${after}`);
}

/** The places whose spaces are text. */
function literals(program) {
  const found = [];
  const add = (node) => found.push(node);
  new Visitor({ Literal: add, TemplateElement: add }).visit(program);
  return found;
}

function moveColumns(path, code, spaces) {
  const map = JSON.parse(readFileSync(path, 'utf8'));
  let [at, next] = [0, 0];
  const lines = code.split('\n');
  const moved = decode(map.mappings).map((segments, index) => {
    const end = at + (lines[index] ?? '').length;
    const ofLine = [];
    for (; next < spaces.length && spaces[next].start <= end; next++) ofLine.push(spaces[next]);
    const found = segments.map(([column, ...rest]) => [column - lengthBefore(ofLine, at + column), ...rest]);
    at = end + 1;
    return found;
  });
  writeFileSync(path, JSON.stringify({ ...map, mappings: encode(moved) }));
}

function lengthBefore(spaces, offset) {
  return spaces.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, offset) - start), 0);
}
