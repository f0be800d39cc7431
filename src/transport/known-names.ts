import { areLocalNames, type MethodNames } from '../contract/names.js';
import { Destination } from './call-facts.js';

/** Where the two kinds of message to one method go. */
interface Ends {
  readonly request: Destination;
  readonly notification: Destination;
}

/** All that was learned, by every name under which it is looked up. */
interface Index {
  readonly byWireName: Map<string, Ends>;
  readonly byName: Map<string, Ends>;
  /** By the two names that an untyped call gives: they make the wire name. */
  readonly byParts: Map<string, Map<string, Ends>>;
  readonly everServed: Set<string>;
}

/**
 * The contracts that a bus has learned, in their order. Buses that learn the same ones share it, and with it its index: each
 * test of a suite has a bus of its own, which learns what the one before learned.
 */
class Lessons {
  static readonly none = new Lessons(undefined, [], false);
  readonly before: Lessons | undefined;
  readonly names: readonly MethodNames[];
  readonly isServed: boolean;
  /** What comes of one contract more, known by its list of names. */
  #served: WeakMap<readonly MethodNames[], Lessons> | undefined = undefined;
  #unserved: WeakMap<readonly MethodNames[], Lessons> | undefined = undefined;
  #index: Index | undefined = undefined;

  private constructor(before: Lessons | undefined, names: readonly MethodNames[], isServed: boolean) {
    this.before = before;
    this.names = names;
    this.isServed = isServed;
  }

  plus(names: readonly MethodNames[], isServed: boolean): Lessons {
    // A list that can change is not known again.
    if (!Object.isFrozen(names)) return new Lessons(this, names, isServed);
    const known = isServed ? (this.#served ??= new WeakMap()) : (this.#unserved ??= new WeakMap());
    const lessons = known.get(names) ?? new Lessons(this, names, isServed);
    known.set(names, lessons);
    return lessons;
  }

  /** Without the last lesson that has this list of names and is not served. */
  without(names: readonly MethodNames[]): Lessons {
    if (this.before === undefined) return this;
    if (this.names === names && !this.isServed) return this.before;
    return this.before.without(names).plus(this.names, this.isServed);
  }

  hasServed(names: readonly MethodNames[]): boolean {
    if (this.before === undefined) return false;
    return (this.isServed && areSame(this.names, names)) || this.before.hasServed(names);
  }

  get index(): Index {
    this.#index ??= toIndex(this);
    return this.#index;
  }

  /** The oldest first. */
  all(): readonly Lessons[] {
    return this.before === undefined ? [] : [...this.before.all(), this];
  }
}

/** The names of the methods of all contracts that a bus knows: so a message's wire name becomes a name of our side. */
export class KnownNames {
  /** The names of the newest win. */
  #lessons = Lessons.none;

  /** Learns the names of a contract that a bus may meet. Returns what forgets them. */
  learn(names: readonly MethodNames[]): () => void {
    this.#lessons = this.#lessons.plus(names, false);
    let isLearned = true;
    return () => {
      // Once: another may have learned the same list.
      if (isLearned) this.#lessons = this.#lessons.without(names);
      isLearned = false;
    };
  }

  /** Learns the names of a contract that is served, for good. */
  learnServed(names: readonly MethodNames[]): void {
    if (!this.#lessons.hasServed(names)) this.#lessons = this.#lessons.plus(names, true);
  }

  /** Where a message with this wire name goes. */
  byWireName(wireName: string, kind: Destination['kind']): Destination {
    const { byWireName, byName } = this.#lessons.index;
    const ends = byWireName.get(wireName);
    if (ends !== undefined) return ends[kind];
    // A name of our side is that method's alone.
    const name = byName.has(wireName) ? `wire:${wireName}` : wireName;
    return new Destination('', name, kind, wireName);
  }

  /** Where a message to a method of our side goes: as its contract says, or else by the name itself. */
  byName(name: string, kind: Destination['kind']): Destination {
    return this.#lessons.index.byName.get(name)?.[kind] ?? this.byWireName(name, kind);
  }

  /** Where an untyped call of a known method goes; `undefined` for any other, well-named or not. */
  byParts(service: string, method: string, kind: Destination['kind']): Destination | undefined {
    return this.#lessons.index.byParts.get(service)?.get(method)?.[kind];
  }

  /** The full names of all methods that were ever served, `'arith.add'`. */
  get everServed(): ReadonlySet<string> {
    return this.#lessons.index.everServed;
  }
}

/** Contracts that can't change keep one list of their names; others make it anew. The first name tells most services apart. */
function areSame(one: readonly MethodNames[], other: readonly MethodNames[]): boolean {
  if (one === other) return true;
  return one[0]?.name === other[0]?.name && JSON.stringify(one) === JSON.stringify(other);
}

function toIndex(lessons: Lessons): Index {
  const index: Index = { byWireName: new Map(), byName: new Map(), byParts: new Map(), everServed: new Set() };
  for (const { names, isServed } of lessons.all()) for (const each of names) addTo(index, each, isServed);
  return index;
}

function addTo(index: Index, names: MethodNames, isServed: boolean): void {
  const ends: Ends = { request: Destination.to(names, 'request'), notification: Destination.to(names, 'notification') };
  const { name, wireName } = names;
  index.byName.set(name, ends);
  index.byWireName.set(wireName, ends);
  if (isServed) index.everServed.add(name);
  addParts(index, wireName, ends);
}

function addParts({ byParts }: Index, wireName: string, ends: Ends): void {
  const [service = '', method, ...more] = wireName.split('.');
  if (method === undefined || more.length > 0 || !areLocalNames(service, method)) return;
  const methods = byParts.get(service) ?? new Map<string, Ends>();
  byParts.set(service, methods.set(method, ends));
}
