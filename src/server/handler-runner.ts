import {
  type StandardResult,
  type StandardSchema,
  isThenable,
  validate,
  validateAbsent,
} from '../contract/standard-schema.js';
import { consoleLogger, type Logger, toSafeLogger } from '../transport/logger.js';
import { PayloadReply, TAKEN, type WireReply } from '../transport/reply.js';
import { tellEntered, tellLeft } from '../transport/watcher.js';
import { KEPT_EXCHANGE, type ReplySink, type WireExchange } from '../transport/wire-exchange.js';
import { failedReply, refuseParams, refuseResult, toWireResult } from './handler-replies.js';
import { KEPT_RUNNING_CALL, RunningCall, RunningCalls } from './running-calls.js';
import { type AnyHandler, type MethodRunner, ServedMethod } from './served-methods.js';
import type { WireResult } from './choose-wire-result.js';
import { keepShape } from '../speed/tricks.js';

/** Starts jobs, in an async context of its choice. */
interface JobStarter {
  /** The job starts in a later turn. */
  add(job: Job): void;
}

/** Runs handlers and knows which are under way: from the moment a call is accepted, before its handler starts. */
export class HandlerRunner implements MethodRunner {
  readonly running: RunningCalls = new RunningCalls();
  readonly logger: Logger;
  readonly #line: JobStarter | undefined;

  /** Handlers run in the async context of `line`; without one, in that of their caller. */
  constructor(logger: Logger, line?: JobStarter) {
    this.logger = toSafeLogger(logger);
    this.#line = line;
  }

  /** Accepts a call; its handler starts in a turn of its own, as it does behind any real transport. */
  accept(served: ServedMethod, handler: AnyHandler, exchange: WireExchange, sink: ReplySink): void {
    const call = new RunningCall(served.names, exchange, sink);
    this.running.add(call);
    if (exchange.watch !== undefined) tellEntered(exchange, this.running);
    if (exchange.to.kind === 'notification') exchange.taken();
    const job = new Job(served, handler, exchange, call, this);
    if (this.#line === undefined) startJob(job);
    else this.#line.add(job);
  }
}

/** A call that was accepted, and all that its handling needs. */
export class Job {
  readonly served: ServedMethod;
  readonly handler: AnyHandler;
  readonly exchange: WireExchange;
  readonly call: RunningCall;
  readonly runner: HandlerRunner;
  /** The next of a line of jobs. */
  next: Job | undefined = undefined;

  constructor(
    served: ServedMethod,
    handler: AnyHandler,
    exchange: WireExchange,
    call: RunningCall,
    runner: HandlerRunner,
  ) {
    this.served = served;
    this.handler = handler;
    this.exchange = exchange;
    this.call = call;
    this.runner = runner;
  }
}

type Callbacks = [onResult: (value: unknown) => void, onError: (error: unknown) => void];

/** One step of a job, with what the step before it gave. It may throw: that is the reply. */
type Step<T> = (job: Job, value: T) => void;

async function settle<T>(value: PromiseLike<T>): Promise<T> {
  return await value;
}

/** The class of what async functions return, whatever stands in its place on `globalThis`. */
const { constructor: NativePromise } = Object.getPrototypeOf(settle(Promise.resolve())) as {
  constructor: typeof Promise;
};

const { then: promiseThen } = NativePromise.prototype as {
  then: (this: Promise<unknown>, ...callbacks: Callbacks) => unknown;
};

const RESOLVED: Promise<void> = Promise.resolve();

/**
 * Parses params, calls the handler, parses its result and answers, all in a later turn. Whatever happens is a reply. Steps,
 * where one async function would read better: that costs a sixth more where many calls are made at once.
 *
 * A promise job for each call, not one for all that came together: so `AsyncLocalStorage` gives each handler what its own
 * caller had.
 */
export function startJob(job: Job): void {
  void RESOLVED.then(() => runJob(job));
}

/** Parses params and goes on from there. Never throws. */
export function runJob(job: Job): void {
  go(parseParams, job, job.exchange);
}

/** Takes a step; what it throws is the reply. Never throws. */
function go<T>(step: Step<T>, job: Job, value: T): void {
  try {
    step(job, value);
  } catch (error) {
    fail(job, error);
  }
}

function parseParams(job: Job, exchange: WireExchange): void {
  const { payload, isShared } = exchange;
  const { params } = job.served;
  if (payload === undefined) return follow(callHandler, job, validateAbsent(params));
  follow(callHandler, job, validate(params, isShared ? payload.read() : payload.take()));
}

function callHandler(job: Job, parsed: StandardResult<unknown>): void {
  const { served, handler, call, runner } = job;
  if (parsed.issues !== undefined) finish(job, refuseParams(served, parsed.issues, call, runner.logger));
  else follow(parseResult, job, handler.call(served.target, parsed.value, RunningCall.contextOf(call)));
}

function parseResult(job: Job, returned: unknown): void {
  const { result } = job.served;
  if (result === undefined) finish(job, TAKEN);
  else follow(answer, job, toWireResult(result, returned));
}

function answer(job: Job, result: WireResult): void {
  const { served, call, runner } = job;
  finish(job, 'issues' in result ? refuseResult(served, result, call, runner.logger) : new PayloadReply(result));
}

/** Goes on with a value: at once, or when it is there. */
function follow<T>(step: Step<T>, job: Job, value: T | PromiseLike<T>): void {
  if (isThenable(value)) followLater(step, job, value);
  else step(job, value);
}

/**
 * As `await` does, which costs more: it calls no `then` but its own on a promise that is nothing else. What looks like one,
 * such as a proxy, is left to `await`.
 */
function followLater<T>(step: Step<T>, job: Job, value: PromiseLike<T>): void {
  const onResult = (settled: unknown): void => go(step, job, settled as T);
  const onError = (error: unknown): void => fail(job, error);
  try {
    const isNative = value instanceof NativePromise && value.constructor === NativePromise;
    void promiseThen.call(isNative ? value : settle(value), onResult, onError);
  } catch {
    void promiseThen.call(settle(value), onResult, onError);
  }
}

function fail(job: Job, error: unknown): void {
  finish(job, failedReply(job.served, error, job.call, job.runner.logger));
}

function finish({ exchange, call, runner }: Job, reply: WireReply): void {
  runner.running.delete(call);
  if (exchange.watch !== undefined) tellLeft(exchange, reply, runner.running);
  RunningCall.answer(call, reply);
}

const ANYTHING: StandardSchema = { '~standard': { version: 1, vendor: '', validate: (value) => ({ value }) } };
const NO_METHOD = new ServedMethod(KEPT_EXCHANGE.to, { params: ANYTHING, notification: true }, {});

keepShape(new Job(NO_METHOD, () => undefined, KEPT_EXCHANGE, KEPT_RUNNING_CALL, new HandlerRunner(consoleLogger)));
