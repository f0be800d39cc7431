/// <reference lib="esnext.disposable" preserve="true" />
import { isThenable } from '../contract/standard-schema.js';
import type { CallOptions, ClientOf, Contract } from '../contract/types.js';
import { isStarving, realTurn } from '../transport/clock.js';
import { disconnected } from '../transport/reply.js';
import type { Pipeline } from '../transport/pipeline.js';
import { takeCallerStack } from '../contract/own-frames.js';
import type { CallerStack } from '../transport/call-facts.js';
import { tellRejected, tellResolved } from '../transport/watcher.js';
import { RpcTransportError } from '../wire/errors.js';
import type { CallTarget, ClientOptions } from './call-arguments.js';
import { checkClient, checkOptions, encodeParams, NO_OPTIONS, typedTargets, untypedTarget } from './call-arguments.js';
import { CarrierLink } from './carrier-link.js';
import { ASYNC_DISPOSE, DETACH, OWN_CALLS, START, never } from '../transport/lifecycle.js';
import { OpenCall, OpenCalls } from './open-calls.js';
import { readResult, resultPayload } from './read-reply.js';
import { setMember } from '../wire/to-plain.js';

type UntypedMethod = (params?: unknown, options?: CallOptions) => Promise<unknown>;

/** Calls services over a transport: `start()`, any number of calls at once, `stop()`, once. Never retries. */
export class RpcClient implements AsyncDisposable {
  readonly #pipeline: Pipeline;
  readonly #timeoutMs: number;
  /** `undefined` where the carrier needs none. */
  readonly #link: CarrierLink | undefined;
  readonly #open = new OpenCalls();
  readonly [OWN_CALLS]: object = this.#open;
  #name: string | undefined;
  #started = false;
  /** Why no call is taken any more. */
  #closed: string | undefined = undefined;
  #detached = false;
  #lastId = 0;

  /** @internal A carrier has a client of its own. */
  constructor(pipeline: Pipeline, { defaultTimeoutMs = 30_000, instanceId }: ClientOptions) {
    checkClient(defaultTimeoutMs, instanceId);
    this.#pipeline = pipeline;
    this.#link = CarrierLink.to(pipeline);
    this.#timeoutMs = defaultTimeoutMs;
    this.#name = instanceId;
  }

  /** The `from` of its calls; `undefined` until `start()` where the options gave none. */
  get instanceId(): string | undefined {
    return this.#name;
  }

  /** Allows calls. A second `start()` does nothing; one after `stop()` rejects. */
  async start(): Promise<void> {
    const starting = this[START]();
    if (starting !== undefined) await starting;
  }

  [START](): void | Promise<void> {
    const over = this.#detached ? this.#closed : this.#pipeline.ended;
    if (over !== undefined) throw new RpcTransportError('stopped', `client.start: ${over}`);
    if (this.#closed !== undefined) throw new Error('this client was stopped: make a new one');
    this.#pipeline.addGuest(this);
    this.#name ??= this.#pipeline.nextClientName();
    const opening = this.#link?.open(this.#name);
    if (opening !== undefined) return opening.then(() => void (this.#started = true));
    this.#started = true;
  }

  /** Rejects the calls in flight with `RpcTransportError`, reason `stopped`, and refuses later ones. */
  async stop(): Promise<void> {
    this.#closed ??= 'client stopped';
    for (const call of this.#open.all()) call.answer(disconnected('stopped', 'client stopped'));
    if (this.#link !== undefined) await this.#link.close();
  }

  async [ASYNC_DISPOSE](): Promise<void> {
    await this.stop();
  }

  /** Leaves the calls in flight unsettled for good, and refuses later ones with `why`. */
  [DETACH](why: string): void | Promise<void> {
    this.#closed ??= why;
    this.#detached = true;
    for (const call of this.#open.all()) call.abandon();
    return this.#link?.close();
  }

  /**
   * Calls a method by its names and resolves with its result, unparsed.
   *
   * Rejects with `RpcError` when it was answered so, `RpcTransportError` when there was no answer, `RpcProtocolError`
   * when params or result can't be JSON-RPC, `TypeError` when misnamed, `RangeError` for a bad `timeoutMs`.
   */
  call(service: string, method: string, params?: unknown, options?: CallOptions): Promise<unknown>;
  /** The same for a caller that says what it passes and what it expects, such as a generated client: neither is checked. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- those of the clients that generators ask for
  call<Params, Result>(service: string, method: string, params: Params, options?: CallOptions): Promise<Result>;
  call(service: string, method: string, params?: unknown, options?: CallOptions): Promise<unknown> {
    const target = untypedTarget(this.#pipeline.names, service, method, 'request');
    return this.#request(target, params, options, this.#pipeline.wantsStack ? takeCallerStack() : undefined);
  }

  /** Sends a notification; resolves when the bus has taken it. Rejects as `call` does, but for what the handler does. */
  notify(service: string, method: string, params?: unknown, options?: Pick<CallOptions, 'signal'>): Promise<void> {
    const target = untypedTarget(this.#pipeline.names, service, method, 'notification');
    return this.#notify(target, params, options, this.#pipeline.wantsStack ? takeCallerStack() : undefined);
  }

  /** A typed client: one function per method and notification of the contract, which parses what arrives. A spy may replace them. */
  proxy<C extends Contract>(contract: C): ClientOf<C> {
    const api = {};
    for (const target of typedTargets(contract)) setMember(api, target.to.method, this.#clientMethod(target));
    return api as ClientOf<C>;
  }

  #clientMethod(target: CallTarget): UntypedMethod {
    const { kind, method } = target.to;
    // Named by its place: a function whose name is defined afterwards loses its shape, and takes 200 bytes more.
    const named: Readonly<Record<string, UntypedMethod>> = {
      [method]: (params, options) => {
        const stack = this.#pipeline.wantsStack ? takeCallerStack() : undefined;
        if (kind === 'request') return this.#request(target, params, options, stack);
        return this.#notify(target, params, options, stack);
      },
    };
    return named[method] as UntypedMethod;
  }

  /** Errors are made here, after the `await`: so V8's async stack names the caller's line, and a good call pays nothing. */
  async #request(
    target: CallTarget,
    params: unknown,
    options: CallOptions = NO_OPTIONS,
    stack: CallerStack | undefined,
  ): Promise<unknown> {
    const call = this.#send(target, params, options, stack);
    const reply = await call.reply;
    if (isStarving() && !this.#pipeline.isOrdered) await realTurn();
    try {
      const payload = resultPayload(reply, call);
      const parsed = readResult(target.result, payload, call);
      const value = isThenable(parsed) ? await call.while(parsed, options.signal) : parsed;
      if (this.#detached) return await never();
      if (call.watch !== undefined) tellResolved(call, payload);
      return value;
    } catch (error) {
      if (this.#detached) return await never();
      tellRejected(call, error);
      throw error;
    }
  }

  async #notify(
    target: CallTarget,
    params: unknown,
    options: CallOptions = NO_OPTIONS,
    stack: CallerStack | undefined,
  ): Promise<void> {
    const call = this.#send(target, params, options, stack);
    const reply = await call.reply;
    if (isStarving() && !this.#pipeline.isOrdered) await realTurn();
    if (this.#detached) return await never();
    if (reply.kind !== 'disconnected') return tellResolved(call, undefined);
    try {
      resultPayload(reply, call);
    } catch (error) {
      tellRejected(call, error);
      throw error;
    }
  }

  #send(target: CallTarget, params: unknown, options: CallOptions, stack: CallerStack | undefined): OpenCall {
    const { timeoutMs = this.#timeoutMs, signal, idempotencyKey } = options;
    if (options !== NO_OPTIONS) checkOptions(options);
    this.#check(target, signal);
    const { to } = target;
    const id = to.kind === 'request' ? ++this.#lastId : undefined;
    const payload = encodeParams(params, to);
    // A getter or a toJSON may have stopped the client, or aborted the call.
    if (this.#closed !== undefined || signal?.aborted === true) this.#check(target, signal);
    const call = new OpenCall(this.#open, timeoutMs, to, this.#name as string, id, payload);
    if (signal !== undefined) call.abortWith(signal);
    this.#open.add(call);
    if (idempotencyKey !== undefined) call.idempotencyKey = idempotencyKey;
    this.#pipeline.send(call, stack);
    return call;
  }

  #check({ to: { name }, refusal }: CallTarget, signal: AbortSignal | undefined): void {
    if (refusal !== undefined) throw refusal;
    if (this.#started && this.#closed === undefined && signal?.aborted !== true) return;
    const over = this.#closed ?? this.#pipeline.ended;
    if (over !== undefined) throw new RpcTransportError('stopped', `${name}: ${over}`, { method: name });
    if (!this.#started) {
      throw new RpcTransportError('not-started', `${name}: client not started: call start() first`, { method: name });
    }
    throw new RpcTransportError('aborted', `${name}: aborted by the caller`, { method: name, cause: signal?.reason });
  }
}
