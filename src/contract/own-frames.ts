/** A line of a stack. */
const STACK_LINE = /^\s+at /;

/** The folders of this package: those beside this file as it is built, or as it is written. Read from a stack when first asked for. */
let own: readonly string[] | undefined;

function ownFolders(): string[] {
  const [frame] = framesOf(new Error('where this file is'));
  // A program that is bundled with this package has its own code in the same file, of which nothing may be hidden.
  const [, root] =
    /^(.*\/)(?:dist\/(?:esm\/deps|cjs\/jest\/build)\/chunk-|src\/contract\/own-frames\.)/.exec(fileOf(frame) ?? '') ??
    [];
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
  const lines = stackOf(error)?.split('\n') ?? [];
  return lines.filter((line) => STACK_LINE.test(line)).map((line) => line.trim());
}

function stackOf(error: unknown): string | undefined {
  try {
    const stack: unknown = (error as { readonly stack?: unknown } | null | undefined)?.stack;
    return typeof stack === 'string' ? stack : undefined;
  } catch {
    return undefined;
  }
}

/** How many frames of a caller are taken. */
export const CALLER_FRAMES = 4;

/** How many frames of this package stand before those of a caller: the function that takes the stack, and the method that was called. */
export const OWN_CALLER_FRAMES = 2;

/**
 * Takes the stack of who called the method that calls this; `undefined` where intrinsics are frozen. Nothing is written as text yet.
 * `Error.captureStackTrace` would cut off the first two frames, and take a quarter longer, for the member that it adds.
 */
export function takeCallerStack(): Error | undefined {
  const v8 = Error as { stackTraceLimit?: number };
  try {
    const limit = v8.stackTraceLimit ?? 10;
    v8.stackTraceLimit = OWN_CALLER_FRAMES + CALLER_FRAMES;
    const taken = new Error();
    v8.stackTraceLimit = limit;
    return taken;
  } catch {
    return undefined;
  }
}

/** Runs `action` while errors take no stack. */
export function withoutStack(action: () => void): void {
  const { stackTraceLimit } = Error as { readonly stackTraceLimit?: number };
  // Intrinsics may be frozen, and other engines have no limit.
  if (stackTraceLimit === undefined || !Reflect.set(Error, 'stackTraceLimit', 0)) return action();
  try {
    action();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}

/** A frame of the runtime itself, in Node, Bun (`native:1:11`) and Deno (`ext:core/…`). */
const RUNTIME = /[ (](?:node|native|ext):/;

/** The frames of a stack that are not of this package or the runtime. */
export function foreignFrames(frames: readonly string[]): string[] {
  return frames.filter((frame) => !isOwn(frame) && !RUNTIME.test(frame));
}

/** Takes the frames of this package out of an error's stack: what a runner shows begins with the test's line. */
export function hideOwnFrames<E>(error: E): E {
  const stack = stackOf(error);
  const shown = stack === undefined ? undefined : withoutOwnFrames(stack);
  return shown === undefined || shown === stack ? error : setStack(error, shown);
}

/**
 * A stack without the frames of this package, and without those of the runtime that stand above the first of somebody else: an
 * error made when a timer fires has Node's own there, as long as it has other work in the same turn. As it is where it has no others.
 */
export function withoutOwnFrames(stack: string): string {
  if (!isOwn(stack)) return stack;
  const lines = stack.split('\n').filter((line) => !(isOwn(line) && STACK_LINE.test(line)));
  const frames = lines.filter((line) => STACK_LINE.test(line));
  // Not every engine tells who awaited: some frames are better than none.
  if (frames.length === 0) return stack;
  const first = frames.findIndex((line) => !RUNTIME.test(line));
  const hidden = new Set(frames.slice(0, Math.max(0, first)));
  return lines.filter((line) => !hidden.has(line)).join('\n');
}

/** Gives an error the frames of a call site in place of its own. */
export function showCallSite<E>(error: E, callSite: string): E {
  const frames = callSite.split('\n').filter((frame) => !isOwn(frame));
  const [head = ''] = stackOf(error)?.split(/\n\s+at /) ?? [];
  return setStack(error, [head, ...frames.map((frame) => `    ${frame}`)].join('\n'));
}

function setStack<E>(error: E, value: string): E {
  try {
    Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
  } catch {
    // It is frozen: it stays as it is.
  }
  return error;
}

/** Whether a text names a file of this package. */
function isOwn(text: string): boolean {
  own ??= ownFolders();
  return own.some((folder) => text.includes(folder));
}

/** A `TypeError` for misuse: its stack begins with the line that did it. */
export function misuse(message: string, options?: ErrorOptions): TypeError {
  return hideOwnFrames(new TypeError(message, options));
}

/** A `RangeError` for a number that can't be taken: its stack begins with the line that gave it. */
export function outOfRange(message: string): RangeError {
  return hideOwnFrames(new RangeError(message));
}
