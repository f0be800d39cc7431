/** The code of an error that Redis itself answered (`'OOM'`, `'NOGROUP'`); `undefined` for any other error. */
export function redisCodeOf(error: unknown): string | undefined {
  const message = messageOf(error);
  // Redis 6 puts the error of a command of a script behind words of its own.
  const inScript = /^ERR Error running script .*?: -?([A-Z][A-Z0-9_]+) /.exec(message)?.[1];
  // Redis 7 and later say it of a command of a script without a code.
  if (message.startsWith("ERR The user executing the script can't")) return 'NOPERM';
  return inScript ?? /^[A-Z][A-Z0-9_]+(?= )/.exec(message)?.[0];
}

/** The text of anything that was thrown; a hostile value can't make this throw. */
export function messageOf(error: unknown): string {
  try {
    if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'an error without a text';
  }
}

/** Returns true if the connection should be given up: this server won't take writes for now. */
export function isUnfit(error: unknown): boolean {
  const code = redisCodeOf(error);
  return code === 'READONLY' || code === 'LOADING' || code === 'MASTERDOWN' || code === 'CLUSTERDOWN';
}

const REMEDIES: ReadonlyMap<string | undefined, string> = new Map([
  ['OOM', 'it is full: give it more memory, or remove keys'],
  ['WRONGTYPE', 'the key holds something that is no stream: remove it, or pass another keyPrefix'],
  ['NOPERM', 'give the user the rights that docs/redis.md lists, and those to the keys of keyPrefix'],
  ['WRONGPASS', 'check user and password'],
  ['NOAUTH', 'check user and password'],
]);

/** What to do about a refusal of Redis; `undefined` where that is not known. */
export function remedyOf(error: unknown): string | undefined {
  return REMEDIES.get(redisCodeOf(error));
}

/** A refusal of Redis at a start, with its place and with what to do; any other error as it is. */
export function withRemedy(error: unknown, where: string): unknown {
  const remedy = remedyOf(error);
  if (remedy === undefined) return error;
  return new Error(`Redis at ${where} refused: ${messageOf(error)}: ${remedy}`, { cause: error });
}

/** What kept a connection from being made, with what to do where that is known. */
export function toError(error: unknown): Error {
  const remedy = remedyOf(error);
  if (remedy !== undefined) return new Error(`${messageOf(error)}: ${remedy}`);
  if (error instanceof Error && error.message !== '') return error;
  return new Error(messageOf(error) || 'it could not be reached');
}

/** The link is down, so nothing was sent. */
export class LinkDown extends Error {}

/** Returns true if a command was certainly not sent: only such a call may be sent again. */
export function wasNotSent(error: unknown): boolean {
  if (error instanceof LinkDown) return true;
  const message = messageOf(error);
  return message.startsWith("Stream isn't writeable") || /^The client is (closed|offline)$/.test(message);
}
