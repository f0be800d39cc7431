import type { InputOf, OutputOf, StandardSchema } from './standard-schema.js';

/** The codes of a contract's own errors, by name: `{ OUT_OF_STOCK: 1001 }`. */
export type ErrorCodes = Readonly<Record<string, number>>;

/** A request method: what goes in, what comes out. */
export interface MethodDefinition<
  Params extends StandardSchema = StandardSchema,
  Result extends StandardSchema = StandardSchema,
> {
  readonly params: Params;
  readonly result: Result;
  /** Its name in messages, where that is not `service.method`. */
  readonly wireName?: string;
}

/** A notification: what goes in; nothing comes back. */
export interface NotificationDefinition<Params extends StandardSchema = StandardSchema> {
  readonly params: Params;
  readonly notification: true;
  /** Its name in messages, where that is not `service.method`. */
  readonly wireName?: string;
}

/** A method or a notification of a contract. */
export type Definition = MethodDefinition | NotificationDefinition;

/** A service by name, with its methods and notifications: plain frozen data. */
export interface Contract<
  Service extends string = string,
  Methods extends Readonly<Record<string, Definition>> = Readonly<Record<string, Definition>>,
  Errors extends ErrorCodes = {},
> {
  readonly service: Service;
  readonly methods: Methods;
  /** The codes of its own errors, by name. */
  readonly errors?: Errors;
}

/** The names of a contract's methods and notifications. */
export type MethodName<C extends Contract> = Extract<keyof C['methods'], string>;

/** What a caller passes. */
export type ParamsInput<M extends Definition> = InputOf<M['params']>;

/** What a handler gets: parsed, with defaults and transforms applied. */
export type ParamsOutput<M extends Definition> = OutputOf<M['params']>;

/** What a handler returns; for a notification, nothing. */
export type ResultInput<M extends Definition> = M extends MethodDefinition ? InputOf<M['result']> : void;

/** What a caller gets; for a notification, nothing. */
export type ResultOutput<M extends Definition> = M extends MethodDefinition ? OutputOf<M['result']> : void;

/** What a handler is told about the call that it serves. */
export interface HandlerContext {
  readonly service: string;
  readonly method: string;
  /** The request's JSON-RPC id; `undefined` for a notification. */
  readonly id: string | number | null | undefined;
  /** The name of the calling client. */
  readonly from: string;
  /** Fires when the server stops and its grace period is over. */
  readonly signal: AbortSignal;
  /** Never there. With it, what was written or generated with a client's options as second parameter is a handler. */
  readonly timeoutMs?: never;
}

/** Serves one method: gets parsed params, returns the result or a promise of it. */
export type Handler<M extends Definition> = (
  params: ParamsOutput<M>,
  context: HandlerContext,
) => ResultInput<M> | Promise<ResultInput<M>>;

/** All handlers of a contract: an object, or an instance of a class that has these methods. */
export type Handlers<C extends Contract> = { readonly [Name in MethodName<C>]: Handler<C['methods'][Name]> };

/** What every call accepts beside its params. */
export interface CallOptions {
  /** Milliseconds until the call rejects, above 0 and at most 2 147 483 647; `Infinity` for none. */
  readonly timeoutMs?: number | undefined;
  /** Rejects the call when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Names what the call does, so that a repeat of it has no further effect: it gets the first reply. Heeded by a
   * `RedisRpcServer` with `idempotencyMs`; other servers take no notice.
   */
  readonly idempotencyKey?: string | undefined;
}

/**
 * A method of a typed client. Params may be left out where `{}` or `undefined` is valid input. Of a method that nothing is known of, no
 * params are allowed: `ClientMethod` stands for any client method then.
 */
export type ClientMethod<M extends Definition> = Definition extends M ? UnknownClientMethod : KnownClientMethod<M>;

type UnknownClientMethod = (params: never, options?: CallOptions) => Promise<unknown>;

type KnownClientMethod<M extends Definition> =
  CanBeLeftOut<ParamsInput<M>> extends true
    ? (params?: ParamsInput<M>, options?: CallOptions) => Promise<ResultOutput<M>>
    : (params: ParamsInput<M>, options?: CallOptions) => Promise<ResultOutput<M>>;

/** As the server parses params that were left out: as `{}`, or else as `undefined`. */
type CanBeLeftOut<Params> = {} extends Params ? true : undefined extends Params ? true : false;

/** A typed client of a contract. */
export type ClientOf<C extends Contract> = { readonly [Name in MethodName<C>]: ClientMethod<C['methods'][Name]> };
