import type { MethodNames } from '../contract/names.js';

/** Where a message goes. One for all calls of a method of a contract: exchanges and records share it. */
export class Destination {
  /** Empty where no known contract explains the message. */
  readonly service: string;
  readonly method: string;
  readonly kind: 'request' | 'notification';
  /** The method as the message names it. */
  readonly wireName: string;
  /** The full name, `'arith.add'`. */
  readonly name: string;

  constructor(
    service: string,
    method: string,
    kind: 'request' | 'notification',
    wireName?: string,
    name = service === '' ? method : `${service}.${method}`,
  ) {
    this.service = service;
    this.method = method;
    this.kind = kind;
    this.name = name;
    this.wireName = wireName ?? name;
  }

  /** Where a message to a method of a contract goes. It shares its strings: a look-up compares those of one kind at once. */
  static to({ service, method, name, wireName }: MethodNames, kind: 'request' | 'notification'): Destination {
    return new Destination(service, method, kind, wireName, name);
  }

  /** The service and the method as an untyped call would name them: also where no contract explains the message. */
  get parts(): { readonly service: string; readonly method: string } {
    const { service, method, wireName } = this;
    if (service !== '') return { service, method };
    const dot = wireName.indexOf('.');
    if (dot === -1) return { service, method: wireName };
    return { service: wireName.slice(0, dot), method: wireName.slice(dot + 1) };
  }
}

/** A function that is only used to cut a stack trace. */
export type BoundaryFunction = (...args: never[]) => unknown;

/** A stack as the method that was called took it: its first frames are of this package. */
export type CallerStack = Error;

/**
 * Why a call waits although no handler works on it: a layer holds it, or holds it up for a time, it was lost, or it was taken
 * and is never answered.
 */
export type Parked = 'held' | 'delayed' | 'lost' | 'hung';

/** Who answers a call in its handler's place. */
export type Meddler = 'stub' | 'fault' | 'interceptor';
