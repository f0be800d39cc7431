export interface LogEntry {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly error: unknown;
  readonly fields: unknown;
}

type Log = (message: string, error?: unknown, fields?: unknown) => void;

/** A logger that prints nothing and keeps what it was told, oldest first. */
export function recordingLogger(): { logger: { warn: Log; error: Log }; entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  const at =
    (level: LogEntry['level']): Log =>
    (message, error, fields) => {
      entries.push({ level, message, error, fields });
    };
  return { logger: { warn: at('warn'), error: at('error') }, entries };
}
