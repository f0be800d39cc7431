/** A line of a stack. */
const STACK_LINE = /^\s+at /;

/** The folders of this package: those beside this file as it is built, or as it is written. Read from a stack when first asked for. */
let own: readonly string[] | undefined;

function ownFolders(): string[] {
  const [frame] = framesOf(new Error('where this file is'));
  const [, root] = /^(.*\/)(?:dist|src)\//.exec(fileOf(frame) ?? '') ?? [];
  return root === undefined ? [] : ['dist/', 'src/', 'fixtures/'].map((folder) => `${root}${folder}`);
}

/** `file:1:2`, or `caller (file:1:2)`: the caller, file, line and column of a frame. */
const FRAME = /^(?:(.+) \()?([^()]+):(\d+):(\d+)\)?$/;

/** The parts of the first line of a call site: what matched, caller, file, line, column; none where it names no place. */
export function readFrame(callSite: string | undefined): readonly string[] {
  const [first = ''] = callSite?.split('\n') ?? [];
  return FRAME.exec(first.replace(/^at (?:async )?/, '')) ?? [];
}

/** The full path of the file that the first line of a call site names; `undefined` when it names none. */
function fileOf(callSite: string | undefined): string | undefined {
  const [, , file = ''] = readFrame(callSite);
  return file === '' ? undefined : toPath(file);
}

/** The path of a file that a frame names by a path or a url. */
export function toPath(file: string): string {
  return file
    .replace(/^file:\/\//, '')
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/\?.*$/, '');
}

/** The frames of an error's stack, one a line, without leading blanks; none for what has no stack. Never throws. */
export function framesOf(error: unknown): string[] {
  try {
    const stack: unknown = (error as { readonly stack?: unknown } | null | undefined)?.stack;
    if (typeof stack !== 'string') return [];
    return stack
      .split('\n')
      .filter((line) => STACK_LINE.test(line))
      .map((line) => line.trim());
  } catch {
    return [];
  }
}

/** The frames of a stack that are not of this package or the runtime. */
export function foreignFrames(frames: readonly string[]): string[] {
  return frames.filter((frame) => !isOwn(frame) && !/\(?node:/.test(frame));
}

/** Takes the frames of this package out of an error's stack: what a runner shows begins with the test's line. */
export function hideOwnFrames<E>(error: E): E {
  const frames = framesOf(error);
  const shown = frames.filter((frame) => !isOwn(frame));
  // Not every engine tells who awaited: some frames are better than none.
  return shown.length === 0 || shown.length === frames.length ? error : setFrames(error, shown);
}

/** Gives an error the frames of a call site in place of its own. */
export function showCallSite<E>(error: E, callSite: string): E {
  return setFrames(
    error,
    callSite.split('\n').filter((frame) => !isOwn(frame)),
  );
}

function setFrames<E>(error: E, frames: readonly string[]): E {
  const target = error as { stack?: unknown };
  try {
    const head = String(target.stack).split(/\n\s+at /)[0] ?? '';
    Object.defineProperty(target, 'stack', {
      value: [head, ...frames.map((frame) => `    ${frame}`)].join('\n'),
      configurable: true,
      writable: true,
    });
  } catch {
    // It is frozen: it stays as it is.
  }
  return error;
}

function isOwn(frame: string): boolean {
  const file = fileOf(frame);
  own ??= ownFolders();
  return file !== undefined && own.some((folder) => file.startsWith(folder));
}

/** A `TypeError` for misuse: its stack begins with the line that did it. */
export function misuse(message: string, options?: ErrorOptions): TypeError {
  return hideOwnFrames(new TypeError(message, options));
}

/** A `RangeError` for a number that can't be taken: its stack begins with the line that gave it. */
export function outOfRange(message: string): RangeError {
  return hideOwnFrames(new RangeError(message));
}
