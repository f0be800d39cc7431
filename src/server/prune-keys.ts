import type { Path } from './differences.js';

/** What came of parsing a tree: the places at which it isn't as it should be; none where all is well. */
export type TryOut = (tree: unknown) => Promise<readonly Path[]>;

/** With more keys than this on one level, they are tried together first. */
const FEW = 32;

interface Key {
  readonly holder: object;
  readonly key: string;
  readonly path: Path;
}

/**
 * Plain data without every key that it can do without: as long as `tryOut` finds nothing amiss. From the root down, so
 * that what is inside of a key that goes is not looked at; and again, since a key may have mattered only beside another.
 * Keys that `mayGo` spares stay.
 */
export async function pruneKeys(tree: unknown, tryOut: TryOut, mayGo: (path: Path) => boolean): Promise<unknown> {
  const gone = new Map<object, Set<string>>();
  const tryWithout: TryWithout = (more) => tryOut(copyWithout(tree, joined(gone, more)));
  for (let keys = keysIn(tree, []); keys.length > 0; keys = keysInside(keys, gone)) {
    const loose = keys.filter(({ path }) => mayGo(path));
    await sieve(loose, gone, tryWithout);
  }
  return gone.size === 0 ? tree : pruneKeys(copyWithout(tree, gone), tryOut, mayGo);
}

type TryWithout = (keys: readonly Key[]) => Promise<readonly Path[]>;

type Gone = ReadonlyMap<object, ReadonlySet<string>>;

async function sieve(keys: readonly Key[], gone: Map<object, Set<string>>, tryWithout: TryWithout): Promise<void> {
  if (keys.length === 0) return;
  const amiss = await tryWithout(keys);
  if (amiss.length === 0) return add(gone, keys);
  if (keys.length === 1) return;
  for (const part of keys.length <= FEW ? keys.map((key) => [key]) : partsOf(keys, amiss)) {
    await sieve(part, gone, tryWithout);
  }
}

/**
 * In halves; but where something is amiss at just the place of a key, the others first: that key most likely has to stay.
 * It is tried again without them, since what an output has there may have come from another key.
 */
function partsOf(keys: readonly Key[], amiss: readonly Path[]): readonly (readonly Key[])[] {
  const places = new Set(amiss.map((path) => JSON.stringify(path)));
  const isAmiss = ({ path }: Key): boolean => places.has(JSON.stringify(path));
  const suspects = keys.filter(isAmiss);
  if (suspects.length === keys.length) return byName(keys);
  if (suspects.length > 0) return [keys.filter((key) => !isAmiss(key)), suspects];
  const half = Math.ceil(keys.length / 2);
  return [keys.slice(0, half), keys.slice(half)];
}

/** The keys of all rows of a list that have one name are one part; none where that tells nothing, or too many, apart. */
function byName(keys: readonly Key[]): readonly (readonly Key[])[] {
  const parts = new Map<string, Key[]>();
  for (const each of keys) {
    const name = JSON.stringify(each.path.filter((step) => typeof step === 'string'));
    const part = parts.get(name) ?? [];
    part.push(each);
    parts.set(name, part);
  }
  return parts.size > 1 && parts.size <= FEW ? [...parts.values()] : [];
}

function keysInside(keys: readonly Key[], gone: Gone): Key[] {
  const left = keys.filter(({ holder, key }) => gone.get(holder)?.has(key) !== true);
  return left.flatMap(({ holder, key, path }) => keysIn((holder as Readonly<Record<string, unknown>>)[key], path));
}

/** The keys of an object, or of the objects in an array. */
function keysIn(value: unknown, path: Path): Key[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((member, index) => keysIn(member, [...path, index]));
  return Object.keys(value).map((key) => ({ holder: value, key, path: [...path, key] }));
}

function add(gone: Map<object, Set<string>>, keys: readonly Key[]): void {
  for (const { holder, key } of keys) gone.set(holder, (gone.get(holder) ?? new Set()).add(key));
}

function joined(gone: Gone, keys: readonly Key[]): Gone {
  const all = new Map([...gone].map(([holder, its]) => [holder, new Set(its)]));
  add(all, keys);
  return all;
}

function copyWithout(tree: unknown, gone: Gone): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((member) => copyWithout(member, gone));
  const left = Object.entries(tree).filter(([key]) => gone.get(tree)?.has(key) !== true);
  return Object.fromEntries(left.map(([key, member]) => [key, copyWithout(member, gone)]));
}
