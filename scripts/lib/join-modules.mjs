import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { chainImports } from './chain-imports.mjs';
import { shorten, shortenFile } from './shorten.mjs';
import { toCommonJs } from './to-common-js.mjs';
import { minifySync, transformSync } from 'rolldown/experimental';

/**
 * Where the chunks are: runners leave some frames out of the stacks that they show, Vitest those with `/deps/chunk-` in their
 * path, Jest those below `jest/build/`. A user has nothing to look for in ours. npm packs files of one name side by side, so that
 * the second format of a chunk takes little more room: both formats have the same names.
 */
const CHUNKS = { esm: 'deps/chunk-[name].js', cjs: 'jest/build/chunk-[name].js' };

const TARGET = 'es2022';

/**
 * Names of locals are a tenth of what is packed, what compression takes away another. Names that errors and inspectors show stay,
 * and lines stay lines.
 */
const AS_SHIPPED = {
  compress: { sequences: false, joinVars: false, keepNames: { function: true, class: true } },
  mangle: { toplevel: false, keepNames: { function: false, class: true } },
  codegen: { removeWhitespace: false },
};

/**
 * Joins the modules of all entries that ship in a format, below `folder`: a chunk for what each brings, which later ones
 * share, so that a class is the same by whichever entry it comes; and for each entry a file that passes on what it exports.
 */
export async function joinModules({ root, folder, format, entries }) {
  const shipped = entries.filter(({ formats }) => formats.has(format));
  const files = new Map(shipped.map(({ name, source }) => [resolve(root, `${source}.ts`), name]));
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(shipped.map(({ source }) => [source, resolve(root, `${source}.ts`)])),
    external: /^[^./]/,
    platform: 'neutral',
    tsconfig: resolve(root, 'tsconfig.build.json'),
    transform: { target: TARGET },
    experimental: { attachDebugInfo: 'none' },
    treeshake: { moduleSideEffects: false },
    // How long a build takes says nothing about what it builds, and on a busy machine it takes long.
    checks: { bundlerTimings: false },
    onLog: refuse,
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    comments: false,
    minify: AS_SHIPPED,
    esModule: true,
    generatedCode: { symbols: false },
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: CHUNKS[format],
    codeSplitting: { groups: toGroups(files, format) },
  });
  await bundle.close();
  const written = output.filter(({ type }) => type === 'chunk');
  for (const { fileName, moduleIds } of written) {
    finish(
      resolve(folder, fileName),
      format,
      moduleIds.map((id) => id.slice(root.length)),
    );
  }
  if (format === 'esm') chainImports(written, folder);
}

/** Writes a file as it ships. */
function finish(path, format, modules) {
  shortenFile(path);
  if (format === 'cjs') writeFileSync(path, toCommonJs(path, readFileSync(path, 'utf8')));
  if (modules.length > 0 && modules.every((id) => SMALL.test(id)))
    minify(path, !modules.some((id) => ON_DEMAND.test(id)));
  else hideMap(path);
}

/** What is in no stack that a user reads: commands, and what of the kit is loaded on demand. */
const ON_DEMAND = /^.fixtures.(?:drift|conversation.(?:conversation-line|contract-coverage|to-call-line))\b/;
const SMALL = new RegExp(`${ON_DEMAND.source}|^.(?:tools|fixtures.conversation.read-lines)\\b`);

/**
 * As small as can be, without a map. Of what ships in two formats the names at the top stay: by them gzip finds the other
 * format of the same chunk.
 */
function minify(path, toplevel) {
  const code = readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
  writeFileSync(path, minifySync(path, code, { module: true, compress: true, mangle: { toplevel } }).code);
  rmSync(`${path}.map`, { force: true });
}

/**
 * Vitest would map a frame to the TypeScript file before it asks whether to show it, but does not see a map that is named
 * before a form feed. Node and debuggers do.
 */
function hideMap(path) {
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^(\/\/# sourceMappingURL=\S+)\s*$/m, '$1\f\n'));
}

/** A warning of the bundler is an error of ours, but for that of a busy machine: it says only how long something took. */
function refuse(level, log) {
  if (level === 'warn' && log.code !== 'PLUGIN_TIMINGS') throw new Error(log.message);
}

/**
 * Chunks for each entry: what it reaches and no entry before it in the list does. An import pays for each file, and gzip finds the
 * other format of a text only near it, so an ES module is two parts in one, which npm packs between the two as CommonJS.
 * What a chunk imports is in it or in an earlier one, so that no two import each other: parts are cut from a list in which each
 * module comes after those that it imports.
 */
function toGroups(files, format) {
  const partOf = makeParts([...files.keys()]);
  return [...files].map(([entry, name], index) => ({
    debugName: name,
    name: (path, graph) => {
      const found = partOf(path, graph);
      if (found === undefined || found.entry !== entry) return null;
      return `${name.replaceAll('/', '-')}${suffixOf(found, format)}`;
    },
    priority: files.size - index,
  }));
}

/**
 * By these names npm packs the two parts of an ES module before it and after it, and rolldown makes chunks in the order of the parts: one
 * made earlier would take what it imports from later ones.
 */
function suffixOf({ part, count }, format) {
  const number = count <= 2 ? '' : `-${Math.floor(part / 2) + 1}`;
  return format === 'cjs' && part % 2 === 1 ? `${number}b` : number;
}

/** How much of a part ships, in characters: gzip looks back 32 kB. */
const PART = 29_000;

/** Tells which entry has a module, and in which part; `undefined` for one that is only imported dynamically. */
function makeParts(entries) {
  let known;
  return (path, graph) => {
    known ??= partsOf(entries, graph);
    return known.get(path);
  };
}

function partsOf(entries, graph) {
  const parts = new Map();
  for (const entry of entries) {
    const own = inOrder(entry, graph).filter((path) => !parts.has(path));
    const lengths = own.map((path) => shippedLength(path, graph.getModuleInfo(path)?.code ?? ''));
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const count = partsIn(total);
    const size = Math.max(1, total / count);
    let sum = 0;
    for (const [index, path] of own.entries()) {
      // A module is where its middle is, and one without text, such as an entry, in the last part.
      const part = Math.floor((sum + lengths[index] / 2) / size);
      parts.set(path, { entry, part: Math.min(part, count - 1), count });
      sum += lengths[index];
    }
  }
  return parts;
}

/** One, or twice as many as there are ES modules. */
function partsIn(total) {
  return total <= PART ? 1 : 2 * Math.ceil(total / (2 * PART));
}

/** Of a module's code without what joining takes out of it: its imports and the words `export`. */
function shippedLength(path, code) {
  const script = transformSync(path, code, { target: TARGET }).code;
  const { code: shipped } = minifySync(path, script, { module: true, ...AS_SHIPPED });
  return shorten(path, shipped.replaceAll(/^import .*\n|^export (?:\{.*\n)?/gm, '')).length;
}

/** What an entry reaches, each module after those that it imports. */
function inOrder(entry, graph) {
  const [sorted, seen] = [[], new Set()];
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const imported of graph.getModuleInfo(path)?.importedIds ?? []) visit(imported);
    sorted.push(path);
  };
  visit(entry);
  return sorted;
}
