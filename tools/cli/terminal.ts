/** What a command sees of the world: where it was started, where it writes, and when it is to end. */
export interface Terminal {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Writes a line of what was asked for. */
  readonly print: (text: string) => void;
  /** Writes a line about what went wrong, or about what is being done. */
  readonly warn: (text: string) => void;
  /** Fires when the user asks for the end, by Ctrl-C. Only a command that keeps running reads it. */
  readonly interrupted: () => AbortSignal;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    print: (text) => void process.stdout.write(`${text}\n`),
    warn: (text) => void process.stderr.write(`${text}\n`),
    interrupted,
  };
}

function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
