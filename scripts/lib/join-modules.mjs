import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Where the chunks are: runners leave some frames out of the stacks that they show, Vitest those with `/deps/chunk-` in their
 * path, Jest those below `jest/build/`. A user has nothing to look for in ours. npm packs files of one name side by side, so that
 * the second format of a chunk takes little more room: both formats have the same names.
 */
const CHUNKS = { esm: 'deps/chunk-[name].js', cjs: 'jest/build/chunk-[name].js' };

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
    transform: { target: 'es2022' },
    experimental: { attachDebugInfo: 'none' },
    treeshake: { moduleSideEffects: false },
    onLog: refuse,
  });
  const { output } = await bundle.write({
    dir: folder,
    format,
    comments: false,
    // Names of locals are a tenth of what is packed. Names that errors and inspectors show stay, and lines stay lines.
    minify: { compress: false, mangle: { toplevel: false }, codegen: { removeWhitespace: false } },
    esModule: true,
    generatedCode: { symbols: false },
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: CHUNKS[format],
    codeSplitting: { groups: toGroups(files) },
  });
  await bundle.close();
  for (const { type, fileName } of output) if (type === 'chunk') hideMap(resolve(folder, fileName));
}

/**
 * Vitest would map a frame to the TypeScript file before it asks whether to show it, but does not see a map that is named
 * before a form feed. Node and debuggers do.
 */
function hideMap(path) {
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^(\/\/# sourceMappingURL=\S+)\s*$/m, '$1\f\n'));
}

/** A warning of the bundler is an error of ours. */
function refuse(level, log) {
  if (level === 'warn') throw new Error(log.message);
}

/**
 * A chunk for each entry: what it reaches and no entry before it in the list does. So what a chunk imports is in it or in one
 * of an earlier entry, and no two chunks import each other.
 */
function toGroups(files) {
  const ownerOf = makeOwners([...files.keys()]);
  return [...files].map(([entry, name], index) => ({
    debugName: name,
    name: (path, graph) => (ownerOf(path, graph) === entry ? name.replaceAll('/', '-') : null),
    priority: files.size - index,
  }));
}

/** Tells the first of the entries that reach a module; `undefined` for one that is only imported dynamically. */
function makeOwners(entries) {
  const reached = new Map();
  const reachedFrom = (entry, graph) => {
    if (!reached.has(entry)) reached.set(entry, reach(entry, graph));
    return reached.get(entry);
  };
  return (path, graph) => entries.find((entry) => reachedFrom(entry, graph).has(path));
}

/** A set keeps what is added while it is walked. */
function reach(entry, graph) {
  const found = new Set([entry]);
  for (const path of found) for (const imported of graph.getModuleInfo(path)?.importedIds ?? []) found.add(imported);
  return found;
}
