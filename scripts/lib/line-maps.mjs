import { decode, encode } from '@jridgewell/sourcemap-codec';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tools that miss a source's text would warn, once for each file. */
const NOT_HERE = '// The sources are not in the package: see the repository.\n';

/**
 * Reduces the source maps below a folder to where a line of the source begins: a stack names the right line of the TypeScript
 * source, without its column. Whole maps would be as large as all that they map, sources included larger.
 */
export function reduceMaps(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.map')) reduceMap(join(folder, name));
  }
}

function reduceMap(path) {
  const { version, sources, mappings } = JSON.parse(readFileSync(path, 'utf8'));
  const reduced = {
    version,
    sources,
    sourcesContent: sources.map(() => NOT_HERE),
    names: [],
    mappings: encode(decode(mappings).map(toLines)),
  };
  writeFileSync(path, JSON.stringify(reduced));
}

/** What is left of a line's segments: those where another line of a source begins, the first from its start on. */
function toLines(segments) {
  const reduced = [];
  for (const [column, source, line] of segments) {
    if (source === undefined || isSame(reduced.at(-1), source, line)) continue;
    reduced.push([reduced.length === 0 ? 0 : column, source, line, 0]);
  }
  return reduced;
}

function isSame(segment, source, line) {
  return segment !== undefined && segment[1] === source && segment[2] === line;
}
