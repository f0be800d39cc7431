import { checkedNames } from '../contract/check-contract.js';
import { isNotification } from '../contract/define.js';
import type { MethodNames } from '../contract/names.js';
import type { StandardSchema } from '../contract/standard-schema.js';
import type { Contract, Definition, MethodDefinition } from '../contract/types.js';
import type { ServedService, WireMethod } from '../transport/carrier.js';
import { errorReply } from '../transport/reply.js';
import { tellUnserved } from '../transport/watcher.js';
import type { ReplySink, WireExchange } from '../transport/wire-exchange.js';
import { METHOD_NOT_FOUND } from '../wire/message.js';
import { misuse } from '../contract/own-frames.js';

/** One method of a registered service. */
export class ServedMethod {
  readonly names: MethodNames;
  /** The full name, `'arith.add'`. */
  readonly name: string;
  readonly kind: 'request' | 'notification';
  readonly params: StandardSchema;
  /** `undefined` for a notification. */
  readonly result: StandardSchema | undefined;
  /** The object that handles it. */
  readonly target: object;

  /** Throws a `TypeError` where the object has something other than a function in the handler's place. */
  constructor(names: MethodNames, definition: Definition, target: object) {
    // A getter is asked at each call.
    const present: unknown = Object.getOwnPropertyDescriptor(target, names.method)?.value;
    if (present !== undefined && typeof present !== 'function') {
      throw misuse(`${names.name}: a handler must be a function`);
    }
    this.names = names;
    this.name = names.name;
    this.kind = isNotification(definition) ? 'notification' : 'request';
    this.params = definition.params;
    this.result = this.kind === 'request' ? (definition as MethodDefinition).result : undefined;
    this.target = target;
  }

  /** Looked up at each call, so that a spy put on the object later is called. */
  handler(): AnyHandler | undefined {
    return findHandler(this.target, this.names.method);
  }
}

/** Runs the handlers of served methods. */
export interface MethodRunner {
  /** Accepts a call; its handler starts in a later turn. */
  accept(served: ServedMethod, handler: AnyHandler, exchange: WireExchange, sink: ReplySink): void;
}

/** The methods of a contract that is served, and the list of their names that the contract keeps: buses share what they learn from it. */
export interface ServedContract {
  readonly service: string;
  readonly names: readonly MethodNames[];
  readonly methods: readonly ServedMethod[];
}

/** Reads a contract and its handlers. Throws a `TypeError` for what is no contract or no handlers. */
export function servedContract(contract: Contract, handlers: object): ServedContract {
  const names = checkedNames(contract);
  if ((typeof handlers !== 'object' && typeof handlers !== 'function') || handlers === null) {
    throw misuse(`${contract.service}: handlers must be an object or a class instance`);
  }
  const methods = names.map((its) => new ServedMethod(its, contract.methods[its.method] as Definition, handlers));
  return { service: contract.service, names, methods };
}

/** A service that is registered on a server. */
export class Registration implements ServedService {
  readonly service: string;
  readonly names: readonly MethodNames[];
  readonly methods: ReadonlyMap<string, WireMethod>;

  constructor({ service, names, methods }: ServedContract, runner: MethodRunner) {
    this.service = service;
    this.names = names;
    const byWireName = new Map<string, WireMethod>();
    methods.forEach((served) => byWireName.set(served.names.wireName, new RegisteredMethod(served, runner)));
    this.methods = byWireName;
  }
}

/** A method of such a service: finds the handler of each call, and has it run. */
class RegisteredMethod implements WireMethod {
  readonly #served: ServedMethod;
  readonly #runner: MethodRunner;

  constructor(served: ServedMethod, runner: MethodRunner) {
    this.#served = served;
    this.#runner = runner;
  }

  get isHandled(): boolean {
    return this.#served.handler() !== undefined;
  }

  accept(exchange: WireExchange, sink: ReplySink): void {
    const served = this.#served;
    const handler = served.handler();
    if (handler === undefined || (exchange.to.kind === 'request' && served.kind !== 'request')) {
      tellUnserved(exchange);
      sink.answer(errorReply(METHOD_NOT_FOUND));
      return;
    }
    this.#runner.accept(served, handler, exchange, sink);
  }
}

/** A handler as it is called: on its own `this`. */
export type AnyHandler = (params: unknown, context: unknown) => unknown;

/**
 * The function under `method` on an object or a class instance, prototype methods included. What every object inherits
 * (`toString`, `constructor` …) is no handler unless the object has one of its own. A look-up that throws, by a getter or a
 * proxy, gives a handler that throws the same. Never throws.
 */
export function findHandler(handlers: object, method: string): AnyHandler | undefined {
  try {
    if (!isOffered(handlers, method)) return undefined;
    const found: unknown = (handlers as Record<string, unknown>)[method];
    return typeof found === 'function' ? (found as AnyHandler) : undefined;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function isOffered(handlers: object, method: string): boolean {
  if (Object.hasOwn(handlers, method)) return true;
  if (method === 'constructor') return false;
  for (let at = prototypeOf(handlers); at !== null && prototypeOf(at) !== null; at = prototypeOf(at)) {
    if (Object.hasOwn(at, method)) return true;
  }
  return false;
}

function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
