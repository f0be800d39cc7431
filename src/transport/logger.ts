import { isThenable } from '../contract/standard-schema.js';

/** Where warnings and errors go that no caller would see. */
export interface Logger {
  /** Params were refused, or a registration was ignored. */
  warn(message: string, error?: unknown, fields?: LogFields): void;
  /** A handler threw something other than an `RpcError`, or a result was refused. */
  error(message: string, error?: unknown, fields?: LogFields): void;
}

/** What a log entry is about. */
export interface LogFields {
  readonly service?: string;
  readonly method?: string;
  readonly id?: string | number | null | undefined;
  /** The worker or bus that speaks, where there may be several. */
  readonly instance?: string | undefined;
}

/** Writes to the console, looked up at each entry, with the prefix `[rpc-testkit]`. Never throws. */
export const consoleLogger: Logger = {
  warn: (...entry) => print('warn', entry),
  error: (...entry) => print('error', entry),
};

type Entry = Parameters<Logger['warn']>;

/** A console may throw: a test's set-up makes it do so, or it can't show a value. The text alone is tried then. */
function print(level: keyof Logger, [message, ...rest]: Entry): void {
  const line = `[rpc-testkit] ${message}`;
  try {
    console[level](line, ...present(rest));
  } catch {
    tryToPrint(level, line);
  }
}

function tryToPrint(level: keyof Logger, line: string): void {
  try {
    console[level](line);
  } catch {
    // There is no one left to tell.
  }
}

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== undefined);
}

/** A logger that may throw, or reject: the entry then goes to the console. `instance` is added to the fields, where it is known. */
export function toSafeLogger(logger: Logger, instance?: string): Logger {
  return instance === undefined && logger instanceof SafeLogger ? logger : new SafeLogger(logger, instance);
}

/** A class, since each server has one: it is smaller than two functions. */
class SafeLogger implements Logger {
  readonly #logger: Logger;
  readonly #instance: string | undefined;

  constructor(logger: Logger, instance: string | undefined) {
    this.#logger = logger;
    this.#instance = instance;
  }

  warn(...entry: Entry): void {
    tryLog(this.#logger, 'warn', withInstance(entry, this.#instance));
  }

  error(...entry: Entry): void {
    tryLog(this.#logger, 'error', withInstance(entry, this.#instance));
  }
}

function withInstance(entry: Entry, instance: string | undefined): Entry {
  if (instance === undefined) return entry;
  const [message, error, fields] = entry;
  return [message, error, { instance, ...fields }];
}

function tryLog(logger: Logger, level: keyof Logger, entry: Entry): void {
  const toConsole = (): void => consoleLogger[level](...entry);
  try {
    const logged: unknown = logger[level](...entry);
    if (isThenable(logged)) void Promise.resolve(logged).then(undefined, toConsole);
  } catch {
    toConsole();
  }
}
