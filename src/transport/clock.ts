/**
 * The one file that knows the clock. Two clocks matter: the caller's, which is whatever stands on `globalThis` when it
 * is asked (so fake timers drive it), and the real one, which no fake timer reaches.
 */
interface Timers {
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly setImmediate?: (callback: () => void) => unknown;
}

/** The longest that a timer can wait, in milliseconds: it is a 32-bit integer. */
export const MAX_TIMER_MS = 2_147_483_647;

interface NodeProcess {
  getBuiltinModule?(name: string): Timers | undefined;
  readonly nextTick?: (callback: () => void) => void;
}

const captured: Timers = {
  setTimeout: globalThis.setTimeout as Timers['setTimeout'],
  clearTimeout: globalThis.clearTimeout as Timers['clearTimeout'],
};

/**
 * Node's own timers are out of reach even for fakes that were there before this file was loaded. A browser's refuse to be
 * called as methods of another object: take them out first.
 */
const real: Timers = nodeProcess()?.getBuiltinModule?.('node:timers') ?? captured;

const readClock: () => number = performance.now.bind(performance);

/** Jest's fake timers replace the one of `process`. */
const nextTick: ((callback: () => void) => void) | undefined = nodeProcess()?.nextTick;

function nodeProcess(): NodeProcess | undefined {
  return (globalThis as { readonly process?: NodeProcess }).process;
}

/** Milliseconds since an arbitrary start, real, never going back. */
export function now(): number {
  return readClock();
}

/** Milliseconds since an arbitrary start, of the caller's clock. */
export function callerNow(): number {
  return globalThis.performance.now();
}

/** Whether the timers on `globalThis` are not the real ones: fake, or an environment's own. */
export function timersReplaced(): boolean {
  return (globalThis.setTimeout as unknown) !== real.setTimeout;
}

/** Calls back after `ms` of the caller's clock. Returns what cancels it. */
export function afterCallerMs(ms: number, callback: () => void): () => void {
  const { setTimeout, clearTimeout } = globalThis;
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** Calls back after `ms` of real time. Returns what cancels it. */
export function afterRealMs(ms: number, callback: () => void): () => void {
  const { setTimeout, clearTimeout } = real;
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** Calls back once the promise queue has run dry, in a turn of its own, on the real clock. */
export function nextTurn(callback: () => void): void {
  const { setTimeout, setImmediate } = real;
  if (setImmediate !== undefined) setImmediate(callback);
  else if (typeof MessageChannel === 'function') nextMessage(callback);
  else setTimeout(callback, 0);
}

/** Calls back when all that the present turn does is done, promises included; where Node does not tell, in the next turn. */
export function afterTurn(callback: () => void): void {
  if (nextTick === undefined) nextTurn(callback);
  else nextTick(callback);
}

/** Runs `action` while `setImmediate` is the real one, for code of others that uses it. */
export function withRealImmediate<T>(action: () => T): T {
  const host = globalThis as { setImmediate?: unknown };
  const current = host.setImmediate;
  if (current === real.setImmediate || real.setImmediate === undefined) return action();
  host.setImmediate = real.setImmediate;
  try {
    return action();
  } finally {
    host.setImmediate = current;
  }
}

/** A browser has no `setImmediate`, and lets nested timers wait for 4 ms; a message comes at once. */
function nextMessage(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  const turn = (): void => {
    port1.close();
    callback();
  };
  port1.addEventListener('message', turn, { once: true });
  port1.start();
  port2.postMessage(undefined);
}
