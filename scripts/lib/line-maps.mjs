import { decode, encode } from '@jridgewell/sourcemap-codec';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tools that miss a source's text would warn, once for each file. */
const NOT_HERE = '// The sources are not in the package: see the repository.\n';

/**
 * Reduces the source maps below a folder to one segment a line: a stack names the right line of the TypeScript source,
 * without its column. Whole maps would be half as large again as all that they map, sources included twice as large.
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
    // TypeScript ignores a declaration map that has them.
    ...(path.endsWith('.d.ts.map') ? {} : { sourcesContent: sources.map(() => NOT_HERE) }),
    names: [],
    mappings: encode(decode(mappings).map(toOneSegment)),
  };
  writeFileSync(path, JSON.stringify(reduced));
}

/** The whole line comes from where its first mapped part does. */
function toOneSegment(segments) {
  const mapped = segments.find((segment) => segment.length >= 4);
  return mapped === undefined ? [] : [[0, mapped[1], mapped[2], 0]];
}
