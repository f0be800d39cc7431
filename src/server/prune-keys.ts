import { commonPath, type Path } from './differences.js';

/** What came of parsing a tree. */
export type TryOut = (tree: unknown) => Promise<Amiss>;

/** The places at which something isn't as it should be; none where all is well. */
export interface Amiss {
  readonly places: readonly Path[];
  /** Whether they are issues. */
  readonly isRefused: boolean;
}

/** With more keys than this on one level, it is found by tries of halves which of them are needed. */
const FEW = 32;
/** So often it may not be told of many keys which are needed: 256 that are all tangled are tried one by one. */
const MOST_TANGLES = 8;

/** Why it can't be told which keys of a result its schema knows. */
export class TangledKeys extends Error {
  readonly path: Path;

  constructor(keys: readonly Key[] = []) {
    super(
      `each of ${keys.length} keys changes what the schema makes of the others, so it can't be told which of them it ` +
        'knows: return fewer, or let the schema leave alone what it has made',
    );
    this.path = commonPath(keys.map(({ path }) => path));
  }
}

interface Key {
  readonly holder: object;
  readonly key: string;
  readonly path: Path;
}

/**
 * Plain data without every key that it can do without: as long as `tryOut` finds nothing amiss. From the root down, so
 * that what is inside of a key that goes is not looked at; and again, since a key may have mattered only beside another.
 * Keys that `mayGo` spares stay. Rejects with `TangledKeys` where it would take too many tries.
 */
export async function pruneKeys(tree: unknown, tryOut: TryOut, mayGo: (path: Path) => boolean): Promise<unknown> {
  const pruning = new Pruning(tree, tryOut);
  let before = -1;
  while (before < pruning.gone) {
    before = pruning.gone;
    pruning.tangles = [];
    for (let keys = keysIn(tree, []); keys.length > 0; keys = pruning.keysInside(keys)) {
      await pruning.sieve(keys.filter((key) => mayGo(key.path) && pruning.isOpen(key)));
    }
  }
  return pruning.gone === 0 ? tree : pruning.left();
}

/** What is known of the keys of each object: `OUT`, or how many keys were gone when it was found to be needed. */
type States = Map<object, Map<string, number | undefined>>;

const OUT = -1;

class Pruning {
  /** How many keys are gone. */
  gone = 0;
  /** Keys of which it could not be told, since the last look at the root. */
  tangles: (readonly Key[])[] = [];
  readonly #tree: unknown;
  readonly #tryOut: TryOut;
  readonly #states: States = new Map();

  constructor(tree: unknown, tryOut: TryOut) {
    this.#tree = tree;
    this.#tryOut = tryOut;
  }

  /** A new copy of what is left. */
  left(): unknown {
    return copyLeft(this.#tree, this.#states);
  }

  /** Whether a key is there, and wasn't found to be needed beside just those that are there now. */
  isOpen(key: Key): boolean {
    const state = this.#stateOf(key);
    return state !== OUT && state !== this.gone;
  }

  keysInside(keys: readonly Key[]): Key[] {
    const left = keys.filter((key) => this.#stateOf(key) !== OUT);
    return left.flatMap(({ holder, key, path }) => keysIn(Reflect.get(holder, key), path));
  }

  /** Takes out which of some keys can go. */
  async sieve(keys: readonly Key[]): Promise<void> {
    if (keys.length === 0) return;
    const { places } = await this.#tryWithout(keys);
    if (places.length === 0) this.gone += keys.length;
    if (places.length === 0 || keys.length === 1) return this.#mark(keys, places.length === 0 ? OUT : this.gone);
    for (const part of await this.#partsOf(keys, places)) await this.sieve(part);
  }

  /**
   * Where something is amiss at just the place of a key, the others first: that key most likely has to stay. It is tried
   * again without them, since what an output has there may have come from another key.
   */
  async #partsOf(keys: readonly Key[], places: readonly Path[]): Promise<readonly (readonly Key[])[]> {
    const amiss = new Set(places.map((path) => JSON.stringify(path)));
    const isAmiss = ({ path }: Key): boolean => amiss.has(JSON.stringify(path));
    const suspects = keys.filter(isAmiss);
    if (suspects.length > 0 && suspects.length < keys.length) return [keys.filter((key) => !isAmiss(key)), suspects];
    if (keys.length <= FEW) return keys.map((key) => [key]);
    const needed = await this.#neededAmong(keys);
    this.#mark(needed, this.gone);
    const others = keys.filter((key) => this.isOpen(key));
    if (needed.length > keys.length / 4) return [others];
    if (suspects.length > 0) this.tangles.push(keys);
    if (this.tangles.length > MOST_TANGLES) throw new TangledKeys(this.tangles[0]);
    const parts = byName(others);
    if (parts.length > 1 && parts.length <= FEW) return parts;
    const half = Math.ceil(others.length / 2);
    return [others.slice(0, half), others.slice(half)];
  }

  /**
   * The keys of which each is the only one that some place in the output comes from. For each bit of their numbers it is
   * tried without the keys that have it, and without those that don't: a place that comes from one key spells its number.
   */
  async #neededAmong(keys: readonly Key[]): Promise<readonly Key[]> {
    const spelling = new Spelling();
    for (let bit = 1; bit < keys.length; bit *= 2) {
      spelling.note(bit, 0, await this.#tryWithout(keys.filter((_key, at) => (at & bit) !== 0)));
      spelling.note(0, bit, await this.#tryWithout(keys.filter((_key, at) => (at & bit) === 0)));
    }
    return [...spelling.numbers()].flatMap((at) => keys[at] ?? []);
  }

  #tryWithout(keys: readonly Key[]): Promise<Amiss> {
    this.#mark(keys, OUT);
    const less = this.left();
    this.#mark(keys, undefined);
    return this.#tryOut(less);
  }

  #stateOf({ holder, key }: Key): number | undefined {
    return this.#states.get(holder)?.get(key);
  }

  #mark(keys: readonly Key[], state: number | undefined): void {
    for (const { holder, key } of keys) {
      const its = this.#states.get(holder) ?? new Map<string, number | undefined>();
      this.#states.set(holder, its.set(key, state));
    }
  }
}

/** By place: in which tries something was amiss there. A schema that refuses a value says of no other place what it would be. */
class Spelling {
  readonly #changes = new Map<string, readonly [ones: number, zeros: number]>();
  readonly #issues = new Map<string, readonly [ones: number, zeros: number]>();
  #bits = 0;

  note(ones: number, zeros: number, { places, isRefused }: Amiss): void {
    this.#bits |= ones;
    const codes = isRefused ? this.#issues : this.#changes;
    for (const place of places.map((path) => JSON.stringify(path))) {
      const [knownOnes, knownZeros] = codes.get(place) ?? [0, 0];
      codes.set(place, [knownOnes | ones, knownZeros | zeros]);
    }
  }

  /** Those that a place spells, each bit in one way. */
  numbers(): ReadonlySet<number> {
    const codes = [...(this.#issues.size > 0 ? this.#issues : this.#changes).values()];
    return new Set(codes.flatMap(([ones, zeros]) => ((ones ^ zeros) === this.#bits ? ones : [])));
  }
}

/** The keys of all rows of a list that have one name are one part. */
function byName(keys: readonly Key[]): readonly (readonly Key[])[] {
  const parts = new Map<string, Key[]>();
  for (const key of keys) {
    const name = JSON.stringify(key.path.filter((step) => typeof step === 'string'));
    const part = parts.get(name);
    if (part === undefined) parts.set(name, [key]);
    else part.push(key);
  }
  return [...parts.values()];
}

/** The keys of an object, or of the objects in an array. */
function keysIn(value: unknown, path: Path): Key[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((member, index) => keysIn(member, [...path, index]));
  return Object.keys(value).map((key) => ({ holder: value, key, path: [...path, key] }));
}

function copyLeft(tree: unknown, states: States): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((member) => copyLeft(member, states));
  const its = states.get(tree);
  const left = Object.entries(tree).filter(([key]) => its?.get(key) !== OUT);
  return Object.fromEntries(left.map(([key, member]) => [key, copyLeft(member, states)]));
}
