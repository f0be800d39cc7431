import { isNotification } from '../contract/define.js';
import type { StandardSchema } from '../contract/standard-schema.js';
import type { Definition, MethodDefinition } from '../contract/types.js';
import { Destination } from '../transport/destination.js';

/** What a client needs to know of a method to call it. */
export interface CallTarget {
  readonly to: Destination;
  /** Parses the result; `undefined` for an untyped call. */
  readonly result: StandardSchema | undefined;
  /** Whether its names are known to be well-formed. */
  readonly isChecked: boolean;
}

/** A method by its names, which may be anything. */
export function untypedTarget(service: string, method: string, kind: Destination['kind']): CallTarget {
  return { to: new Destination(service, method, kind), result: undefined, isChecked: false };
}

/** A method of a contract. */
export function typedTarget(service: string, method: string, definition: Definition): CallTarget {
  const kind = isNotification(definition) ? 'notification' : 'request';
  const result = kind === 'request' ? (definition as MethodDefinition).result : undefined;
  return { to: new Destination(service, method, kind), result, isChecked: true };
}
