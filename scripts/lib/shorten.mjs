import { decode, encode } from '@jridgewell/sourcemap-codec';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Makes a script quicker to load and moves the columns of its map; lines stay lines, for stacks and for the other format. Spaces that
 * nothing needs go, a seventh of what an import has to read: a minifier can take them away only together with the lines. A character
 * outside of ASCII is written by its number: V8 keeps the whole of a file that has one in two bytes a character, and reads it slower.
 */
export function shortenFile(path) {
  const code = readFileSync(path, 'utf8');
  const edits = editsOf(path, code);
  writeFileSync(path, edited(code, edits));
  if (existsSync(`${path}.map`)) moveColumns(`${path}.map`, code, edits);
}

/** The script as `shortenFile` writes it. */
export function shorten(path, code) {
  return edited(code, editsOf(path, code));
}

function edited(code, edits) {
  let [text, from] = ['', 0];
  for (const edit of edits) {
    text += code.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return text + code.slice(from);
}

function editsOf(path, code) {
  const { program, comments } = parseSync(path, code, { lang: 'js', sourceType: 'module' });
  const kept = new Uint8Array(code.length);
  for (const { start, end } of [...comments, ...literals(program)]) kept.fill(1, start, end);
  const spaces = found(code, /[\t ]+/g).filter(
    ({ start, end }) => kept[start] === 0 && !isNeeded(code[start - 1] ?? '\n', code[end] ?? '\n'),
  );
  const characters = found(code, /[^\0-\x7F]/g);
  for (const character of characters) character.text = escaped(code, character);
  return [...spaces, ...characters].toSorted((one, other) => one.start - other.start);
}

function found(code, pattern) {
  return [...code.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    text: '',
  }));
}

/** Whether two tokens would be read as another if there were nothing between them. */
function isNeeded(before, after) {
  if (/[\w$#\\\u0080-\uFFFF]/.test(before)) return /[\w$#.\\/\u0080-\uFFFF]/.test(after);
  // `a + ++b`, and `<!--` and `-->`, which a script in CommonJS takes for comments.
  return `${before}${after}`.includes('/') || ['++', '--', '->', '<!'].includes(`${before}${after}`);
}

function escaped(code, { start, end }) {
  // The backslash of an escape would escape ours.
  if (code[start - 1] === '\\') throw new Error(`a backslash before ${code.slice(start, end)}`);
  return `\\u${code.charCodeAt(start).toString(16).padStart(4, '0')}`;
}

/** The places whose spaces are text. */
function literals(program) {
  const places = [];
  const add = (node) => places.push(node);
  // A tag can see how its text is written.
  const check = ({ quasi }) => {
    if (quasi.quasis.some(({ value }) => /[^\0-\x7F]/.test(value.raw)))
      throw new Error('a tagged template beyond ASCII');
  };
  new Visitor({ Literal: add, TemplateElement: add, TaggedTemplateExpression: check }).visit(program);
  return places;
}

function moveColumns(path, code, edits) {
  const map = JSON.parse(readFileSync(path, 'utf8'));
  let [at, next] = [0, 0];
  const lines = code.split('\n');
  const moved = decode(map.mappings).map((segments, index) => {
    const end = at + (lines[index] ?? '').length;
    const ofLine = [];
    for (; next < edits.length && edits[next].start <= end; next++) ofLine.push(edits[next]);
    const columns = segments.map(([column, ...rest]) => [column + grownBefore(ofLine, at + column), ...rest]);
    at = end + 1;
    return columns;
  });
  writeFileSync(path, JSON.stringify({ ...map, mappings: encode(moved) }));
}

/** By how much what is before a place has become longer; spaces go, so it is rarely above zero. */
function grownBefore(edits, offset) {
  return edits.reduce(
    (sum, { start, end, text }) => sum + grownBy(text.length, Math.max(0, Math.min(end, offset) - start)),
    0,
  );
}

function grownBy(length, gone) {
  return gone === 0 ? 0 : length - gone;
}
