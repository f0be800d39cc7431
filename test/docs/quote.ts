const ELISION = /^\s*(?:\/\/|#) …\s*$/;
const OPENING = /^\s*\/\/ #region(?:\s+(\S+))?\s*$/;
const CLOSING = /^\s*\/\/ #endregion\b/;

/** The lines of a region of a source text, or of all of it, without marker lines; throws where there is no such region. */
export function regionOf(text: string, name?: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const region = name === undefined ? lines : between(lines, name);
  return region.filter((line) => !OPENING.test(line) && !CLOSING.test(line));
}

function between(lines: readonly string[], name: string): string[] {
  const starts = lines.flatMap((line, index) => (OPENING.exec(line)?.[1] === name ? [index] : []));
  const [start, second] = starts;
  if (start === undefined) throw new Error(`there is no region "${name}"`);
  if (second !== undefined) throw new Error(`there are two regions "${name}"`);
  let depth = 0;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (OPENING.test(line)) depth += 1;
    if (CLOSING.test(line)) depth -= 1;
    if (depth === 0) return lines.slice(start + 1, index);
  }
  throw new Error(`region "${name}" is never closed`);
}

/**
 * What keeps a block from being a quotation of a source: the first line that isn't there, or undefined when it is one.
 * Common indentation doesn't count, and a line `// …`, or `# …`, stands for any number of source lines.
 */
export function misquote(block: readonly string[], source: readonly string[]): string | undefined {
  const parts = splitAtElisions(dedent(block));
  const lines = dedent(source);
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const first = index === 0;
    const last = index === parts.length - 1;
    const at = last && !first ? lines.length - part.length : find(part, lines, from, first);
    const wrong = part.findIndex((line, offset) => lines[at + offset] !== line);
    if (wrong !== -1)
      return `${JSON.stringify(part[wrong])}, where the source has ${JSON.stringify(lines[at + wrong])}`;
    if (at < from) return 'the block is longer than its source';
    from = at + part.length;
  }
  return from === lines.length ? undefined : `the source goes on: ${JSON.stringify(lines[from])}`;
}

/** Where a part begins: at the very place, or, after an elision, at the first place that holds all its lines. */
function find(part: readonly string[], lines: readonly string[], from: number, exact: boolean): number {
  if (exact) return from;
  for (let at = from; at + part.length <= lines.length; at += 1) {
    if (part.every((line, offset) => lines[at + offset] === line)) return at;
  }
  return from;
}

function splitAtElisions(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (ELISION.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function dedent(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const indent = Math.min(...filled.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent).trimEnd());
}
