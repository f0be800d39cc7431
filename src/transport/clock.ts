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

/** Node's own modules, as far as they matter here. */
interface NodeModules {
  'node:timers': Timers;
  'node:perf_hooks': { readonly performance: Clock };
  'node:process': { readonly nextTick: (callback: () => void) => void; readonly hrtime: RealTime };
}

interface NodeProcess {
  getBuiltinModule?<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined;
}

interface Clock {
  readonly timeOrigin: number;
  now(): number;
}

/**
 * Node's own timers, taken out of their module when this file is loaded: out of reach for fakes that come later, and for
 * those on `globalThis` that were there before. A browser's refuse to be called as methods of another object.
 */
export const real: Timers = realTimers();

/** Seconds since an arbitrary start, and nanoseconds. */
type RealTime = () => readonly [number, number];

/** Real, never going back. To load the module of Node's `performance` would take an eighth of an import of the kit. */
export const realTime: RealTime = unlessFake(nodeModule('node:process')?.hrtime) ?? timeOf(performanceClock());

/** Milliseconds since the same start. */
export function now(): number {
  const time = realTime();
  return time[0] * 1e3 + time[1] / 1e6;
}

/** When `now()` was 0, in real milliseconds since the epoch. */
export function startMs(): number {
  const clock = performanceClock();
  return clock.timeOrigin + timeOf(clock)()[1] / 1e6 - now();
}

function performanceClock(): Clock {
  return nodeModule('node:perf_hooks')?.performance ?? globalThis.performance;
}

/** Fakes replace the `now` of the object, which is Bun's only one. */
function timeOf(clock: Clock): RealTime {
  const prototype = Object.getPrototypeOf(clock) as Clock;
  const ms = ('now' in prototype ? prototype : clock).now.bind(clock);
  return () => [0, ms() * 1e6];
}

/** Jest's fake timers replace the one of `process`, as sinon's do, which may have done so before. */
const nextTick = unlessFake(nodeModule('node:process')?.nextTick);

function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  return (globalThis as { readonly process?: NodeProcess }).process?.getBuiltinModule?.(name);
}

function realTimers(): Timers {
  const timers = nodeModule('node:timers');
  if (timers === undefined) {
    const { setTimeout, clearTimeout } = globalThis as unknown as Timers;
    return { setTimeout, clearTimeout };
  }
  const { setTimeout, clearTimeout, setImmediate } = timers;
  if (unlessFake(setTimeout) === undefined) return signalTimers();
  return { setTimeout, clearTimeout, ...(unlessFake(setImmediate) && { setImmediate }) };
}

/** What replaces members of Node's modules: node:test's mocks, which are bound methods, and sinon's, which have their clock. */
function unlessFake<F extends { readonly name: string }>(member: F | undefined): F | undefined {
  return member === undefined || member.name.startsWith('bound ') || 'clock' in member ? undefined : member;
}

/** All that is real when something replaced the timers first. A signal keeps no process alive: a port does. */
function signalTimers(): Timers {
  const closed = new WeakSet<MessagePort>();
  return {
    setTimeout(callback, ms) {
      const { port1 } = new MessageChannel() as { readonly port1: MessagePort & { ref?(): void } };
      port1.ref?.();
      AbortSignal.timeout(Math.ceil(ms)).addEventListener('abort', () => {
        if (!closed.has(port1)) callback();
        port1.close();
      });
      return port1;
    },
    clearTimeout(port) {
      closed.add(port as MessagePort);
      (port as MessagePort).close();
    },
  };
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

/** How long calls may follow each other without a turn of the event loop, and how many go by before the clock is read again. */
const BREATH_MS = 10;
const CALLS_A_LOOK = 8;
/** Under fake timers: nothing but the runner itself starves, and a test that steps through time is to step the same each time. */
const LONG_BREATH_MS = 1_000;

let breathSince: number | undefined = undefined;
let lastLook = 0;
let callsToLook = 0;
let turning: Promise<void> | undefined = undefined;

/**
 * Asked once a call: returns true if calls have followed each other for so long that timers starve. Reading the clock costs
 * a fiftieth of a call, so most calls don't.
 */
export function isStarving(): boolean {
  if (callsToLook > 0) {
    callsToLook -= 1;
    return false;
  }
  const time = now();
  if (breathSince === undefined) {
    breathSince = time;
    nextTurn(() => (breathSince = undefined));
  }
  if (time - breathSince > (timersReplaced() ? LONG_BREATH_MS : BREATH_MS)) return true;
  // Where calls are slow, each is looked at.
  if (time - lastLook < 1) callsToLook = CALLS_A_LOOK;
  lastLook = time;
  return false;
}

/** Resolves in the next turn of the event loop; one promise for all who wait. */
export function realTurn(): Promise<void> {
  turning ??= new Promise((resolve) => {
    nextTurn(() => {
      turning = undefined;
      resolve();
    });
  });
  return turning;
}

/** Calls back when all that the present turn does is done, promises included; where Node does not tell, in the next turn. */
export function afterTurn(callback: () => void): void {
  if (nextTick === undefined) nextTurn(callback);
  else nextTick(callback);
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
