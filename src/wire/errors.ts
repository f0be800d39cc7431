import { hideOwnFrames, misuse, withoutOwnFrames } from '../contract/own-frames.js';

/**
 * Gives an error class its name, and an `instanceof` that recognises instances of the other build: one process may load the ESM and the
 * CommonJS build side by side, each with classes of its own. Subclasses keep the ordinary `instanceof`.
 */
export function brand(constructor: { readonly prototype: object }, name: string): void {
  const key = Symbol.for(`rpc-testkit.${name}`);
  Object.defineProperty(constructor.prototype, key, { value: true });
  Object.defineProperty(constructor.prototype, 'name', { value: name, writable: true, configurable: true });
  Object.defineProperty(constructor, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== constructor) return ordinaryInstanceOf(this, value);
      return typeof value === 'object' && value !== null && key in value;
    },
  });
}

function ordinaryInstanceOf(constructor: unknown, value: unknown): boolean {
  return Function.prototype[Symbol.hasInstance].call(constructor as () => void, value) as boolean;
}

/** Why a transport failed. */
export type TransportFailure = 'timeout' | 'aborted' | 'stopped' | 'not-started' | 'disconnected';

/** What every error of this package can be told beside its text. */
export interface RpcErrorOptions {
  /** The full name of the method, `'arith.add'`. */
  readonly method?: string | undefined;
  /** The error behind this one. Not enumerable, never on the wire. */
  readonly cause?: unknown;
}

/**
 * A JSON-RPC error: the answer to a request that failed. Throw one in a handler to choose what the caller gets.
 *
 * `message` is the wire's, letter by letter. Throws a `TypeError` when `code` is no integer.
 */
export class RpcError extends Error {
  /** An integer; -32768 to -32000 are JSON-RPC's own. */
  readonly code: number;
  /** Any JSON value; `undefined` when there is none. */
  readonly data: unknown;
  /** The full name of the method, where one is known. Not enumerable. */
  declare readonly method: string | undefined;
  /** Method, code and issues as text, where the method is known: Vitest prints it. Not enumerable. */
  declare readonly diff: string | undefined;

  constructor(code: number, message: string, data?: unknown, options: RpcErrorOptions = {}) {
    if (!Number.isInteger(code)) throw misuse(`an RpcError's code must be an integer, not ${String(code)}`);
    super(message);
    this.code = code;
    this.data = data;
    addOptions(this, options);
    if (options.method !== undefined) showDetails(this, options.method);
  }
}

/** A message that is malformed, or that does not match its contract. */
export class RpcProtocolError extends Error {
  /** The full name of the method, where one is known. */
  declare readonly method: string | undefined;

  constructor(message: string, options: RpcErrorOptions = {}) {
    super(message);
    addOptions(this, options);
    if (options.method !== undefined) hideOwnFrames(this);
  }
}

/** A call that got no answer; `reason` says why. */
export class RpcTransportError extends Error {
  /** Branch on this, not on the text. */
  readonly reason: TransportFailure;
  /** The full name of the method, where one is known. */
  declare readonly method: string | undefined;

  constructor(reason: TransportFailure, message: string, options: RpcErrorOptions = {}) {
    super(message);
    this.reason = reason;
    addOptions(this, options);
    if (options.method !== undefined) hideOwnFrames(this);
  }
}

brand(RpcError, 'RpcError');
brand(RpcProtocolError, 'RpcProtocolError');
brand(RpcTransportError, 'RpcTransportError');

function addOptions(error: Error, { method, cause }: RpcErrorOptions): void {
  if (method !== undefined) define(error, 'method', method);
  if (cause !== undefined) define(error, 'cause', cause);
}

/** Not enumerable: an error equals one that was made without it. */
function define(error: Error, key: string, value: unknown): void {
  Object.defineProperty(error, key, { value, configurable: true, writable: true });
}

/**
 * What the message, which is the wire's, doesn't say, where a runner prints it: Jest prints the stack, Vitest the `diff` of
 * an error.
 */
function showDetails(error: RpcError, method: string): void {
  const lines = [`method: ${method}`, `code: ${error.code}`, ...issueLines(error.data)];
  define(error, 'diff', lines.join('\n'));
  const { stack } = error;
  const head = `RpcError: ${error.message}`;
  if (typeof stack !== 'string' || !stack.startsWith(head)) return;
  const title = error.message === '' ? 'RpcError' : head;
  const details = lines.map((line) => `\n    ${line}`).join('');
  define(error, 'stack', `${title}${details}${withoutOwnFrames(stack).slice(head.length)}`);
}

/** How many issues are shown, and how much of each. */
const MOST_ISSUES = 10;
const WIDTH = 200;

/** `issue: items[0].price: expected a number`. */
function issueLines(data: unknown): string[] {
  try {
    const issues: unknown = (data as { readonly issues?: unknown } | null | undefined)?.issues;
    if (!Array.isArray(issues)) return [];
    const lines = issues.slice(0, MOST_ISSUES).map((issue: unknown) => `issue: ${issueText(issue)}`);
    return issues.length > MOST_ISSUES ? [...lines, `and ${issues.length - MOST_ISSUES} more`] : lines;
  } catch {
    // Data may be anything.
    return [];
  }
}

function issueText(issue: unknown): string {
  const { path, message } = (issue ?? {}) as { readonly path?: unknown; readonly message?: unknown };
  const place = Array.isArray(path) && path.length > 0 ? `${path.map(String).join('.')}: ` : '';
  return `${place}${String(message)}`.replaceAll(/\s+/g, ' ').slice(0, WIDTH);
}
