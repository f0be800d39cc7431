import { encodeJson } from './encode.js';
import { copySmall, copyTree, IN_DOUBT } from '../speed/small-tree.js';
import { keepShape } from '../speed/keep-shape.js';

/** The tree of a small object or array, or the text of anything else. */
export type KeptPayload = object | string;

/**
 * The params or the result of a message: JSON text, which nobody can change. A small payload is kept as the tree that
 * reading its text would give, and its text is made when somebody asks for it; nothing tells the two apart.
 */
export class Payload {
  readonly #tree: unknown;
  #text: string | undefined;

  private constructor(tree: unknown, text: string | undefined) {
    this.#tree = tree;
    this.#text = text;
  }

  /** The payload of a value; `undefined` for `undefined`. Throws a `JsonRefusal` for what has no faithful JSON text. */
  static fromValue(value: unknown, root: string): Payload | undefined {
    const tree = copySmall(value);
    if (tree !== IN_DOUBT) return new Payload(tree, undefined);
    const text = encodeJson(value, root);
    return text === undefined ? undefined : new Payload(IN_DOUBT, text);
  }

  static fromText(text: string): Payload {
    return new Payload(IN_DOUBT, text);
  }

  /** The payload of what `kept` gave. */
  static fromKept(kept: KeptPayload): Payload {
    return typeof kept === 'string' ? Payload.fromText(kept) : new Payload(kept, undefined);
  }

  /** The least that is worth keeping for long. Nobody may change it. */
  get kept(): KeptPayload {
    return typeof this.#tree === 'object' && this.#tree !== null ? this.#tree : this.text;
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.#tree);
    return this.#text;
  }

  /** The value, fresh at each call. */
  read(): unknown {
    return this.#tree === IN_DOUBT ? JSON.parse(this.#text as string) : copyTree(this.#tree);
  }

  /** Whether it is an object or an array. */
  get isContainer(): boolean {
    if (this.#tree !== IN_DOUBT) return typeof this.#tree === 'object' && this.#tree !== null;
    return this.text.startsWith('{') || this.text.startsWith('[');
  }
}

/** JSON's `null`, which also stands for `undefined`. */
export const NULL: Payload = Payload.fromText('null');
export const KEPT_PAYLOAD: Payload = keepShape(Payload.fromKept({}));
