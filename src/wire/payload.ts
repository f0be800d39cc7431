import { keepShape } from '../speed/tricks.js';
import { toPlain, wasWide } from './to-plain.js';

/** A tree with more members takes more room than its text. */
const MOST_KEPT = 48;

/** In the place of a tree where there is only text. */
const UNREAD: unique symbol = Symbol('unread');

/** The tree of a small object or array, or the text of anything else. */
export type KeptPayload = object | string;

/**
 * The params or the result of a message: JSON text, which nobody can change. As long as nobody asks for the text, it is
 * the tree that reading the text would give; nothing tells the two apart. Copying a tree is three to five times as fast
 * as writing and reading its text.
 */
export class Payload {
  readonly #tree: unknown;
  #text: string | undefined;

  protected constructor(tree: unknown, text: string | undefined) {
    this.#tree = tree;
    this.#text = text;
  }

  /** The payload of a value; `undefined` for `undefined`. Throws a `JsonRefusal` for what has no faithful JSON text. */
  static fromValue(value: unknown, root: string): Payload | undefined {
    const tree = toPlain(value, root);
    if (tree === undefined) return undefined;
    return wasWide() ? new Payload(UNREAD, JSON.stringify(tree)) : new Payload(tree, undefined);
  }

  /** The payload of plain JSON data, which it owns from now on; of `undefined` too. */
  static fromTree(tree: unknown): Payload {
    return tree === undefined ? UNDEFINED : new Payload(tree, undefined);
  }

  /** The payload of text that is known to be JSON, and to hold what `fromValue` lets through. */
  static fromText(text: string): Payload {
    return new Payload(UNREAD, text);
  }

  /** The payload of what `kept` gave. */
  static fromKept(kept: KeptPayload): Payload {
    return typeof kept === 'string' ? Payload.fromText(kept) : new Payload(kept, undefined);
  }

  /** The least that is worth keeping for long. Nobody may change it. */
  get kept(): KeptPayload {
    const tree = this.#tree;
    return typeof tree === 'object' && tree !== null && isSmallTree(tree, MOST_KEPT) ? tree : this.text;
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.#tree);
    return this.#text;
  }

  /** The value, fresh at each call. */
  read(): unknown {
    return this.#tree === UNREAD ? JSON.parse(this.#text as string) : copyTree(this.#tree);
  }

  /** The value, not copied: for the one reader of a payload that nothing else may look at, then or later. */
  take(): unknown {
    return this.#tree === UNREAD ? JSON.parse(this.#text as string) : this.#tree;
  }

  /** Whether it is an object or an array. */
  get isContainer(): boolean {
    if (this.#tree !== UNREAD) return typeof this.#tree === 'object' && this.#tree !== null;
    return this.text.startsWith('{') || this.text.startsWith('[');
  }

  /** Whether it stands for a result of `undefined`, which JSON writes as `null`. */
  get isUndefined(): boolean {
    return false;
  }
}

class UndefinedPayload extends Payload {
  constructor() {
    super(null, 'null');
  }

  override get isUndefined(): boolean {
    return true;
  }
}

/** A result of `undefined`: `null` to who reads its text, and marked, so that it is never taken for one. */
export const UNDEFINED: Payload = new UndefinedPayload();

export const KEPT_PAYLOAD: Payload = keepShape(Payload.fromKept({}));

/** A copy of plain JSON data, all the way down. */
export function copyTree(tree: unknown): unknown {
  return typeof tree === 'object' && tree !== null ? copyContainer(tree) : tree;
}

function copyContainer(tree: object): object {
  if (Array.isArray(tree)) return copyArray(tree);
  const members: Record<string, unknown> = { ...tree };
  for (const key in members) {
    const member = members[key];
    if (typeof member === 'object' && member !== null) members[key] = copyContainer(member);
  }
  return members;
}

function copyArray(tree: readonly unknown[]): unknown[] {
  const members = tree.slice();
  for (let index = 0; index < members.length; index++) {
    const member = members[index];
    if (typeof member === 'object' && member !== null) members[index] = copyContainer(member);
  }
  return members;
}

/** Whether plain JSON data has at most `most` members, counted all the way down. */
function isSmallTree(tree: unknown, most: number): boolean {
  return leftAfter(tree, most) >= 0;
}

function leftAfter(tree: unknown, most: number): number {
  if (typeof tree !== 'object' || tree === null) return most - 1;
  let left = most - 1;
  for (const key in tree) {
    left = leftAfter((tree as Readonly<Record<string, unknown>>)[key], left);
    if (left < 0) break;
  }
  return left;
}

/** Writes a value as JSON text; `undefined` for `undefined`. Throws a `JsonRefusal` for what has no faithful text. */
export function encodeJson(value: unknown, root: string): string | undefined {
  const plain = toPlain(value, root);
  return plain === undefined ? undefined : JSON.stringify(plain);
}
