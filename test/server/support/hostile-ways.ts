import type { Interceptor, Logger } from 'rpc-testkit';
import { SECRET } from './hostile.js';

/** A schema that does as the test says. */
const schemaThat = (validate: (value: unknown) => unknown) => ({
  '~standard': { version: 1 as const, vendor: 'test', validate: validate as (value: unknown) => { value: unknown } },
});
export const anything = schemaThat((value) => ({ value }));

/** What goes wrong around one method. */
export interface Trouble {
  readonly handlers?: object;
  readonly params?: typeof anything;
  readonly result?: typeof anything;
  readonly interceptor?: Interceptor;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
}

/** A way in which a value may get in the way of an answer, and whether it reaches the caller as its error. */
export interface Way {
  readonly trouble: (value: unknown) => Trouble;
  /** The code that a caller gets, whatever the value is; `'value'` where it depends on that. */
  readonly code: number | 'value' | 'any';
}

export const throwing = (value: unknown) => (): never => {
  throw value;
};
const rejecting = (value: unknown) => async (): Promise<never> => {
  throw value;
};
const failing = { m: throwing(new Error(SECRET)) };
export const quiet: Logger = { warn: () => {}, error: () => {} };

export const WAYS: Readonly<Record<string, Way>> = {
  'thrown by a handler': { trouble: (value) => ({ handlers: { m: throwing(value) } }), code: 'value' },
  'rejected by a handler': {
    // eslint-disable-next-line typescript/prefer-promise-reject-errors -- that is what it is about
    trouble: (value) => ({ handlers: { m: () => Promise.reject(value) } }),
    code: 'value',
  },
  'thrown by the getter of a handler': {
    trouble: (value) => ({ handlers: Object.defineProperty({}, 'm', { get: throwing(value), enumerable: true }) }),
    code: 'value',
  },
  'thrown by the getter of a class': {
    trouble: (value) => ({
      handlers: new (class {
        get m(): unknown {
          throw value;
        }
      })(),
    }),
    code: 'value',
  },
  'thrown by the getter of a result': {
    trouble: (value) => ({
      handlers: { m: () => Object.defineProperty({}, 'x', { get: throwing(value), enumerable: true }) },
    }),
    code: 'any',
  },
  'thrown by a toJSON': { trouble: (value) => ({ handlers: { m: () => ({ toJSON: throwing(value) }) } }), code: 'any' },
  'thrown by a schema of params': { trouble: (value) => ({ params: schemaThat(throwing(value)) }), code: 'value' },
  'thrown by a schema of the result': { trouble: (value) => ({ result: schemaThat(throwing(value)) }), code: 'value' },
  'rejected by a schema of the result': {
    // eslint-disable-next-line typescript/prefer-promise-reject-errors -- that is what it is about
    trouble: (value) => ({ result: schemaThat(() => Promise.reject(value)) }),
    code: 'value',
  },
  'an issue of a schema': { trouble: (value) => ({ params: schemaThat(() => ({ issues: [value] })) }), code: -32602 },
  'thrown by an interceptor': { trouble: (value) => ({ interceptor: throwing(value) }), code: -32603 },
  'rejected by an interceptor': {
    trouble: (value) => ({
      interceptor: async (_exchange, next) => {
        await next();
        throw value;
      },
    }),
    code: -32603,
  },
  'answered by an interceptor': { trouble: (value) => ({ interceptor: async () => value as never }), code: 'any' },
  'the data of an answer': {
    trouble: (data) => ({ interceptor: async () => ({ kind: 'error', error: { code: 5, message: 'x', data } }) }),
    code: 'any',
  },
  'returned by a handler': { trouble: (value) => ({ handlers: { m: () => value } }), code: 'any' },
  'thrown by a logger, for an error': {
    trouble: (value) => ({ handlers: failing, logger: { warn: throwing(value), error: throwing(value) } }),
    code: -32603,
  },
  'rejected by a logger': {
    trouble: (value) => ({ handlers: failing, logger: { ...quiet, error: rejecting(value) as () => void } }),
    code: -32603,
  },
  'thrown by a logger, for params': {
    trouble: (value) => ({
      params: schemaThat(() => ({ issues: [{ message: 'no' }] })),
      logger: { warn: throwing(value), error: throwing(value) },
    }),
    code: -32602,
  },
  'thrown as a signal is let go': {
    trouble: (value) => ({
      signal: { addEventListener: () => {}, removeEventListener: throwing(value), aborted: false } as never,
    }),
    code: 'any',
  },
};
