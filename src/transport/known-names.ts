import { areLocalNames, type MethodNames } from '../contract/names.js';
import { Destination } from './destination.js';

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

/** The names of one contract. */
interface Lesson {
  readonly names: readonly MethodNames[];
  readonly isServed: boolean;
}

/** The names of the methods of all contracts that a bus knows: so a message's wire name becomes a name of our side. */
export class KnownNames {
  /** The newest last: its names win. */
  #lessons: readonly Lesson[] = [];
  /** Made when it is first asked for: most tests only use typed clients, which know their names. */
  #index: Index | undefined = undefined;

  /** Learns the names of a contract that a bus may meet. Returns what forgets them. */
  learn(names: readonly MethodNames[]): () => void {
    return this.#add({ names, isServed: false });
  }

  /** Learns the names of a contract that is served, for good. */
  learnServed(names: readonly MethodNames[]): void {
    const isKnown = this.#lessons.some((lesson) => lesson.isServed && areSame(lesson.names, names));
    if (!isKnown) this.#add({ names, isServed: true });
  }

  /** Where a message with this wire name goes. */
  byWireName(wireName: string, kind: Destination['kind']): Destination {
    const { byWireName, byName } = this.#known();
    const ends = byWireName.get(wireName);
    if (ends !== undefined) return ends[kind];
    // A name of our side is that method's alone.
    const name = byName.has(wireName) ? `wire:${wireName}` : wireName;
    return new Destination('', name, kind, wireName);
  }

  /** Where a message to a method of our side goes: as its contract says, or else by the name itself. */
  byName(name: string, kind: Destination['kind']): Destination {
    return this.#known().byName.get(name)?.[kind] ?? this.byWireName(name, kind);
  }

  /** Where an untyped call of a known method goes; `undefined` for any other, well-named or not. */
  byParts(service: string, method: string, kind: Destination['kind']): Destination | undefined {
    return this.#known().byParts.get(service)?.get(method)?.[kind];
  }

  /** The full names of all methods that were ever served, `'arith.add'`. */
  get everServed(): ReadonlySet<string> {
    return this.#known().everServed;
  }

  #add(lesson: Lesson): () => void {
    this.#change([...this.#lessons, lesson]);
    return () => this.#change(this.#lessons.filter((other) => other !== lesson));
  }

  #change(lessons: readonly Lesson[]): void {
    this.#lessons = lessons;
    this.#index = undefined;
  }

  #known(): Index {
    this.#index ??= toIndex(this.#lessons);
    return this.#index;
  }
}

/** Contracts that can't change keep one list of their names; others make it anew. */
function areSame(one: readonly MethodNames[], other: readonly MethodNames[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function toIndex(lessons: readonly Lesson[]): Index {
  const index: Index = { byWireName: new Map(), byName: new Map(), byParts: new Map(), everServed: new Set() };
  for (const { names, isServed } of lessons) for (const each of names) addTo(index, each, isServed);
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
