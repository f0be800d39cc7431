import { dirname } from 'node:path';

/** What the imports of files show: cycles, the longest chain, files with one importer, folders that import each other. */
export function graphFigures(sources) {
  const whole = graphOf(sources, () => true);
  // A chain is what waits for each other when an entry is loaded: what is imported on demand begins one of its own.
  const atOnce = graphOf(sources, ({ onDemand }) => !onDemand);
  const atRunTime = graphOf(sources, ({ typeOnly, onDemand }) => !typeOnly && !onDemand);
  // The files of a command have one importer by their nature: nothing else asks for them.
  const shared = sources.filter(({ path }) => !path.startsWith('tools/')).map(({ path }) => path);
  const importers = importersOf(whole);
  const single = shared.filter((path) => importers.get(path) === 1).length;
  return {
    filesInCycles: inCycles(whole),
    longestChainAtRunTime: longestChain(atRunTime),
    longestChain: longestChain(atOnce),
    singleImporters: single / shared.length,
    foldersInKnots: inCycles(foldersOf(whole)),
  };
}

/** The paths that each path leads to. */
function graphOf(sources, counts) {
  const known = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map(({ path, imports }) => [
      path,
      new Set(imports.filter(counts).flatMap(({ path: target }) => (known.has(target) ? [target] : []))),
    ]),
  );
}

function importersOf(graph) {
  const counts = new Map();
  for (const targets of graph.values()) for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}

function foldersOf(graph) {
  const folders = new Map();
  for (const [path, targets] of graph) {
    const folder = dirname(path);
    const found = folders.get(folder) ?? new Set();
    for (const target of targets) if (dirname(target) !== folder) found.add(dirname(target));
    folders.set(folder, found);
  }
  return folders;
}

/** The nodes that lead back to themselves. */
function inCycles(graph) {
  return [...graph.keys()].filter((node) => reachable(graph, node).has(node));
}

function reachable(graph, start) {
  const reached = new Set(graph.get(start));
  // A set keeps what is added while it is walked.
  for (const node of reached) for (const next of graph.get(node) ?? []) reached.add(next);
  return reached;
}

/** The nodes of the longest chain, from the one that nothing of it imports. A cycle counts as one step. */
function longestChain(graph) {
  const known = new Map();
  const under = new Set();
  const from = (node) => {
    if (known.has(node)) return known.get(node);
    if (under.has(node)) return [];
    under.add(node);
    const tails = [...(graph.get(node) ?? [])].map(from);
    const chain = [node, ...tails.reduce((longest, tail) => (tail.length > longest.length ? tail : longest), [])];
    under.delete(node);
    known.set(node, chain);
    return chain;
  };
  return [...graph.keys()].map(from).reduce((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}
