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

/** Writes to the console, looked up at each entry, with the prefix `[rpc-testkit]`. */
export const consoleLogger: Logger = {
  warn: (message, ...rest) => console.warn(`[rpc-testkit] ${message}`, ...present(rest)),
  error: (message, ...rest) => console.error(`[rpc-testkit] ${message}`, ...present(rest)),
};

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== undefined);
}

/** A logger that may throw: the entry then goes to the console, and the answer to its caller. */
export function toSafeLogger(logger: Logger): Logger {
  return {
    warn: (...entry) => tryLog(logger, 'warn', entry),
    error: (...entry) => tryLog(logger, 'error', entry),
  };
}

function tryLog(logger: Logger, level: keyof Logger, entry: Parameters<Logger['warn']>): void {
  try {
    logger[level](...entry);
  } catch {
    consoleLogger[level](...entry);
  }
}
