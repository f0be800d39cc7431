import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The entries of the package, in the order in which package.json lists them, its commands last. That list is the only one:
 * `./dist/esm/fixtures/index.js` there means that `fixtures/index.ts` is an entry that ships as an ES module.
 *
 * Each is `{ name, source, formats, types }`: `fixtures` (`index` for the package itself), `fixtures/index`, the formats
 * that it ships in, and the endings of its declarations.
 */
export function readEntries(root) {
  const { name, exports, bin = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = [...Object.entries(exports), ...Object.entries(typeof bin === 'string' ? { [name]: bin } : bin)];
  return listed.flatMap(([key, paths]) => toEntry(key, stringsIn(paths)));
}

const SCRIPT = /^(?:\.\/)?dist\/(esm|cjs)\/(.+)\.js$/;
const TYPES = /^(?:\.\/)?dist\/types\/.+(\.d\.m?ts)$/;

function toEntry(key, paths) {
  const scripts = paths.map((path) => SCRIPT.exec(path)).filter((found) => found !== null);
  // `./package.json` is no entry.
  if (scripts.length === 0) return [];
  const name = key === '.' ? 'index' : key.replace(/^\.\//, '');
  const formats = new Set(scripts.map(([, format]) => format));
  const types = new Set(paths.flatMap((path) => TYPES.exec(path)?.[1] ?? []));
  return [{ name, source: scripts[0][2], formats, types }];
}

function stringsIn(value) {
  return typeof value === 'string' ? [value] : Object.values(value).flatMap(stringsIn);
}
