import { type Job, runJob, startJob } from './handler-runner.js';
import { misuse } from '../contract/own-frames.js';

/**
 * In which async context handlers run: in that of their caller, which only a call within one process has, or in that in
 * which their owner was made, as behind a network.
 */
export type AsyncContextChoice = 'caller' | 'own';

/** Runs a function in the async context that was current when this was made. */
type RunInContext = <Args extends readonly unknown[], Result>(run: (...args: Args) => Result, ...args: Args) => Result;

/** Node's own, as far as it matters here. */
interface AsyncHooks {
  readonly AsyncResource?: new (type: string, options: { readonly requireManualDestroy: boolean }) => AsyncResource;
}

interface AsyncResource {
  runInAsyncScope<Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result,
    self: undefined,
    ...args: Args
  ): Result;
}

interface NodeProcess {
  getBuiltinModule?(name: string): AsyncHooks | undefined;
}

/**
 * What runs functions in the context of this very moment; `undefined` where there is no `AsyncResource`. On Node 20
 * `AsyncLocalStorage.snapshot` does the same thirty times slower: 20 µs for each stub.
 */
export function captureContext(): RunInContext | undefined {
  if (Resource === undefined) return undefined;
  const resource = new Resource('rpc-testkit', { requireManualDestroy: true });
  return (run, ...args) => resource.runInAsyncScope(run, undefined, ...args);
}

const { process } = globalThis as { readonly process?: NodeProcess };
const Resource = process?.getBuiltinModule?.('node:async_hooks')?.AsyncResource;

/** Throws a `TypeError` for anything but a choice. */
export function checkAsyncContext(choice: unknown): asserts choice is AsyncContextChoice {
  if (choice === 'caller' || choice === 'own') return;
  throw misuse(`asyncContext must be 'caller' or 'own', not ${JSON.stringify(choice)}`);
}

/**
 * Starts jobs in the async context in which the line was made: in that of a callback which was added to a promise there. To wake
 * it costs no more than the promise job that each call needs anyway; to enter a captured context would cost 0.2 µs a call.
 *
 * A handler may enter another context (`enterWith`). So that it does so for itself alone, the callbacks of all that start
 * after it are added before it starts.
 */
export class JobLine {
  /** Those that wait, a list. */
  #first: Job | undefined = undefined;
  #last: Job | undefined = undefined;
  #wake: (() => void) | undefined = undefined;
  readonly #keepWake = (resolve: () => void): void => {
    this.#wake = resolve;
  };
  readonly #startAll = (): void => {
    const first = this.#first as Job;
    this.#first = undefined;
    this.#last = undefined;
    this.#sleep();
    for (let job = leave(first); job !== undefined; job = leave(job)) startJob(job);
    runJob(first);
  };

  constructor() {
    this.#sleep();
  }

  /** The job starts in a later turn. */
  add(job: Job): void {
    if (this.#last === undefined) this.#first = job;
    else this.#last.next = job;
    this.#last = job;
    const wake = this.#wake;
    if (wake === undefined) return;
    this.#wake = undefined;
    wake();
  }

  /** Jobs that come while others start wait for the turn after. */
  #sleep(): void {
    void new Promise<void>(this.#keepWake).then(this.#startAll);
  }
}

/** Takes a job off its list. Returns the next. */
function leave(job: Job): Job | undefined {
  const { next } = job;
  job.next = undefined;
  return next;
}

/** What starts the jobs of an owner that chose so; `undefined` where each starts in the context of its caller. */
export function lineOf(choice: AsyncContextChoice): JobLine | undefined {
  return choice === 'own' ? new JobLine() : undefined;
}
