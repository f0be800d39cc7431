import { isNotification } from '../contract/define.js';
import { checkMethodName, checkServiceName, type MethodNames } from '../contract/names.js';
import type { StandardSchema } from '../contract/standard-schema.js';
import type { Definition, MethodDefinition } from '../contract/types.js';
import { Destination } from '../transport/destination.js';
import type { KnownNames } from '../transport/known-names.js';

/** What a client needs to know of a method to call it. */
export interface CallTarget {
  readonly to: Destination;
  /** Parses the result; `undefined` for an untyped call. */
  readonly result: StandardSchema | undefined;
  /** Why it can't be called: it is misnamed. */
  readonly refusal: unknown;
}

const NOWHERE = new Destination('', '', 'request');

/** A method by its names, which may be anything. `service.method` is what goes over the wire. */
export function untypedTarget(
  names: KnownNames,
  service: string,
  method: string,
  kind: Destination['kind'],
): CallTarget {
  const known = names.byParts(service, method, kind);
  if (known !== undefined) return { to: known, result: undefined, refusal: undefined };
  try {
    checkServiceName(service);
    checkMethodName(method, service);
  } catch (refusal) {
    return { to: NOWHERE, result: undefined, refusal };
  }
  return { to: names.byWireName(`${service}.${method}`, kind), result: undefined, refusal: undefined };
}

/** A method of a contract. */
export function typedTarget(names: MethodNames, definition: Definition): CallTarget {
  const kind = isNotification(definition) ? 'notification' : 'request';
  const result = kind === 'request' ? (definition as MethodDefinition).result : undefined;
  return { to: Destination.to(names, kind), result, refusal: undefined };
}
