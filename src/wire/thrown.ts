/** How deep objects and arrays may be nested within params, a result or an error's data. */
export const MAX_DEPTH = 1_000;

/** How many steps of a path that is too long are shown. */
const SHOWN = 4;

type Key = string | number;

/** A value that has no faithful JSON text: where it is, and why. */
export class JsonRefusal extends Error {
  override readonly name: string = 'JsonRefusal';
  /** From the value up to the root. */
  readonly #steps: Step[] = [];

  constructor(why: string, cause?: unknown) {
    super(why);
    if (cause !== undefined) this.cause = cause;
  }

  /** The refusal of a value that threw while it was read. */
  static of(thrown: unknown): JsonRefusal {
    if (isRefusal(thrown)) return thrown;
    const { name, message } = describeThrown(thrown);
    return new JsonRefusal(`can't be read: ${name}: ${message}`, thrown);
  }

  /** One step up: the value is under this key of `holder`. `text` is the step in a path, where it isn't the key's own. */
  under(key: Key, holder: object, text?: string): this {
    this.#steps.push({ key, holder, text });
    return this;
  }

  /** The last step: the name of the whole, `params` or `result`. The message is complete then. */
  at(root: string): this {
    const steps = this.#steps.toReversed();
    const again = steps.length > MAX_DEPTH ? firstAgain(steps) : -1;
    if (again !== -1) this.#steps.splice(0, steps.length - again);
    if (again !== -1) this.message = `${pathText(root, steps.slice(0, again))} is a cycle: it contains itself`;
    else if (steps.length > MAX_DEPTH) this.message = `${pathText(root, steps.slice(0, SHOWN))}… ${this.message}`;
    else this.message = `${pathText(root, steps)} ${this.message}`;
    return this;
  }

  /** The keys from the root to the value. */
  get keys(): readonly Key[] {
    return this.#steps.map(({ key }) => key).toReversed();
  }
}

interface Step {
  readonly key: Key;
  readonly holder: object;
  readonly text: string | undefined;
}

function isRefusal(thrown: unknown): thrown is JsonRefusal {
  try {
    return thrown instanceof JsonRefusal;
  } catch {
    // A proxy that was revoked, or whose trap throws.
    return false;
  }
}

/** The first step whose holder is that of an earlier one; -1 where there is none. */
function firstAgain(steps: readonly Step[]): number {
  const seen = new Set<object>();
  return steps.findIndex(({ holder }) => seen.size === seen.add(holder).size);
}

/** Such as `params.items[2].price`. */
function pathText(root: string, steps: readonly Step[]): string {
  let path = root;
  for (const { key, text } of steps) {
    if (text !== undefined) path += text;
    else path = typeof key === 'number' ? `${path}[${key}]` : joinPath(path, key);
  }
  return path;
}

/** `a.b` for an identifier, `a["b c"]` for anything else. */
export function joinPath(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** What may be told of a thrown value: its name and message, never a stack or other members. Never throws. */
export function describeThrown(thrown: unknown): { readonly name: string; readonly message: string } {
  try {
    if (!isError(thrown)) return { name: typeof thrown, message: String(thrown) };
    return { name: String(thrown.name), message: String(thrown.message) };
  } catch {
    return { name: typeof thrown, message: 'a value that has no text' };
  }
}

/** By tag too: an error of another realm is no `instanceof` this one's `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
