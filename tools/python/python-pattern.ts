/** What `\s` stands for in TypeScript. */
const SPACE = String.raw`\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;
const NO_LINE_END = String.raw`[^\n\r\u2028\u2029]`;

/**
 * A regular expression of TypeScript, without flags, as Python reads it, for `re.ASCII` and a text whose characters are
 * UTF-16 units; `undefined` where Python would read it otherwise: look-behinds, references to groups, properties of characters.
 */
export function toPythonPattern(source: string): string | undefined {
  let text = '';
  let rest = source;
  while (rest !== '') {
    const step = nextStep(rest);
    if (step === undefined) return undefined;
    text += step.text;
    rest = rest.slice(step.length);
  }
  return text;
}

interface Step {
  /** How many characters of the source it reads. */
  readonly length: number;
  readonly text: string;
}

function nextStep(rest: string): Step | undefined {
  const [first = ''] = rest;
  if (first === '\\') return escapeStep(rest, false);
  if (first === '[') return classStep(rest);
  if (first === '(') return groupStep(rest);
  if (first === '.') return { length: 1, text: NO_LINE_END };
  if (first === '$') return { length: 1, text: String.raw`\Z` };
  if (first === '{') {
    const count = /^\{\d+(?:,\d*)?\}/.exec(rest)?.[0];
    return count === undefined ? { length: 1, text: '\\{' } : { length: count.length, text: count };
  }
  if (first === '}' || first === ']') return { length: 1, text: `\\${first}` };
  return { length: first.length, text: first.length > 1 ? `(?:${units(first)})` : first };
}

/** Named groups are plain ones: there are no references to them. */
function groupStep(rest: string): Step | undefined {
  const plain = /^\((?:\?[:=!])?(?!\?)/.exec(rest)?.[0];
  if (plain !== undefined) return { length: plain.length, text: plain };
  const named = /^\(\?<[A-Za-z_$][\w$]*>/.exec(rest)?.[0];
  return named === undefined ? undefined : { length: named.length, text: '(' };
}

function escapeStep(rest: string, inClass: boolean): Step | undefined {
  const code = /^\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4})/.exec(rest)?.[0];
  if (code !== undefined) return { length: code.length, text: code };
  const letter = rest[1] ?? '';
  if (letter === 's') return { length: 2, text: inClass ? SPACE : `[${SPACE}]` };
  if (letter === 'S') return inClass ? undefined : { length: 2, text: `[^${SPACE}]` };
  if (letter === '0' && !/\d/.test(rest[2] ?? '')) return { length: 2, text: String.raw`\x00` };
  if (inClass && letter === 'b') return { length: 2, text: String.raw`\x08` };
  if (/[dDwWnrtfv]/.test(letter) || (!inClass && /[bB]/.test(letter))) return { length: 2, text: `\\${letter}` };
  // What is left of letters and digits has a meaning in one of the two languages alone.
  return /[A-Za-z\d]/.test(letter) || letter === '' ? undefined : { length: 2, text: escaped(letter) };
}

function classStep(rest: string): Step | undefined {
  if (rest.startsWith('[]')) return { length: 2, text: '(?!)' };
  if (rest.startsWith('[^]')) return { length: 3, text: String.raw`[\s\S]` };
  let index = rest.startsWith('[^') ? 2 : 1;
  let text = rest.slice(0, index);
  while (rest[index] !== ']') {
    const step = memberStep(rest.slice(index));
    if (step === undefined) return undefined;
    text += step.text;
    index += step.length;
  }
  return { length: index + 1, text: `${text}]` };
}

/** A member of a class, with the dash after it where that is no range. */
function memberStep(rest: string): Step | undefined {
  const [first = ''] = rest;
  // Half of such a character would be a member.
  if (first === '' || first.length > 1 || /^[\uD800-\uDFFF]/.test(first)) return undefined;
  const step = first === '\\' ? escapeStep(rest, true) : { length: 1, text: first === '-' ? '-' : escaped(first) };
  if (step === undefined || !/^\\[dDwWs]/.test(rest)) return step;
  return rest[step.length] === '-' ? { length: step.length + 1, text: `${step.text}\\-` } : step;
}

function escaped(character: string): string {
  if (/[A-Za-z\d_\s"'<>%@,;:=!`]/.test(character)) return character;
  return character.length > 1 || character > '\u007F' ? units(character) : `\\${character}`;
}

/** Python's escapes for the UTF-16 units of a text; a plain character where there is one. */
function units(text: string): string {
  if (text.length === 1 && !/[\uD800-\uDFFF]/.test(text)) return text;
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
