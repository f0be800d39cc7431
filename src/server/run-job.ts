import type { StandardResult } from '../contract/standard-schema.js';
import { isThenable, validate } from '../contract/validate.js';
import { consoleLogger, type Logger } from '../transport/logger.js';
import { TAKEN, type WireReply } from '../transport/reply.js';
import { tellLeft } from '../transport/watcher.js';
import { KEPT_EXCHANGE, type WireExchange } from '../transport/wire-exchange.js';
import { refuseParams, thrownReply, toReply } from './handler-replies.js';
import { KEPT_RUNNING_CALL, RunningCall, RunningCalls } from './running-calls.js';
import type { AnyHandler, ServedMethod } from './served-methods.js';
import type { WireResult } from './choose-wire-result.js';
import { toWireResult } from './wire-result.js';
import { keepShape } from '../speed/keep-shape.js';

/** What all calls have in common that one server, or the stubs, handle. */
export interface Workplace {
  readonly running: RunningCalls;
  readonly logger: Logger;
}

/** A call that was accepted, and all that its handling needs. */
export class Job {
  readonly served: ServedMethod;
  readonly handler: AnyHandler;
  readonly exchange: WireExchange;
  readonly call: RunningCall;
  readonly running: RunningCalls;
  readonly logger: Logger;
  /** The next of a line of jobs. */
  next: Job | undefined = undefined;

  constructor(
    served: ServedMethod,
    handler: AnyHandler,
    exchange: WireExchange,
    call: RunningCall,
    { running, logger }: Workplace,
  ) {
    this.served = served;
    this.handler = handler;
    this.exchange = exchange;
    this.call = call;
    this.running = running;
    this.logger = logger;
  }
}

/** One step of a job, with what the step before it gave. It may throw: that is the reply. */
type Step<T> = (job: Job, value: T) => void;

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
  try {
    parseParams(job, job.exchange);
  } catch (error) {
    fail(job, error);
  }
}

function parseParams(job: Job, { payload }: WireExchange): void {
  follow(callHandler, job, validate(job.served.params, payload === undefined ? {} : payload.read()));
}

function callHandler(job: Job, parsed: StandardResult<unknown>): void {
  const { served, handler, call, logger } = job;
  if (parsed.issues !== undefined) finish(job, refuseParams(served, parsed.issues, call, logger));
  else follow(parseResult, job, handler.call(served.target, parsed.value, call));
}

function parseResult(job: Job, returned: unknown): void {
  const { result } = job.served;
  if (result === undefined) finish(job, TAKEN);
  else follow(answer, job, toWireResult(result, returned));
}

function answer(job: Job, result: WireResult): void {
  finish(job, toReply(job.served, result, job.call, job.logger));
}

/** Goes on with a value: at once, or when it is there. */
function follow<T>(step: Step<T>, job: Job, value: T | PromiseLike<T>): void {
  if (isThenable(value)) void followLater(step, job, value);
  else step(job, value);
}

async function followLater<T>(step: Step<T>, job: Job, value: PromiseLike<T>): Promise<void> {
  try {
    step(job, await value);
  } catch (error) {
    fail(job, error);
  }
}

function fail(job: Job, error: unknown): void {
  finish(job, thrownReply(job.served, error, job.call, job.logger));
}

function finish({ exchange, call, running }: Job, reply: WireReply): void {
  running.delete(call);
  tellLeft(exchange, reply);
  RunningCall.answer(call, reply);
}

const NO_METHOD: ServedMethod = {
  names: KEPT_EXCHANGE.to,
  name: '',
  kind: 'request',
  params: { '~standard': { version: 1, vendor: '', validate: (value) => ({ value }) } },
  result: undefined,
  handler: () => undefined,
  target: {},
};

keepShape(
  new Job(NO_METHOD, () => undefined, KEPT_EXCHANGE, KEPT_RUNNING_CALL, {
    running: new RunningCalls(),
    logger: consoleLogger,
  }),
);
