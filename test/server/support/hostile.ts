import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { RpcError } from 'rpc-testkit';

/** Stands in every text that must not leave a server. */
export const SECRET = 'the inside';

/** A value that is hard to answer with. */
export interface Hostile {
  readonly make: () => unknown;
  /** The code that a caller gets when it is thrown; -32603 unless it says otherwise. */
  readonly code?: number;
}

const trap = (): never => {
  throw new Error(SECRET);
};

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function endless(): object {
  const traps = new Proxy({}, { get: () => trap });
  return new Proxy(new Error(SECRET), traps);
}

function errorWith(members: PropertyDescriptorMap): Error {
  return Object.defineProperties(new Error(SECRET), members);
}

const rpcErrorWith = (members: object): RpcError => Object.assign(new RpcError(5, SECRET), members);

function cycle(): object {
  const itself: { self?: object } = {};
  itself.self = itself;
  return itself;
}

/** Values that a handler, a schema, an interceptor or a logger may throw. Each is made anew. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  undefined: { make: () => undefined },
  null: { make: () => null },
  'the number 0': { make: () => 0 },
  NaN: { make: () => Number.NaN },
  'a bigint': { make: () => 1n },
  'an empty string': { make: () => '' },
  'a lone surrogate': { make: () => '\ud800' },
  'a symbol': { make: () => Symbol(SECRET) },
  'a function': { make: () => trap },
  'a cycle': { make: cycle },
  'a plain error': { make: () => new Error(SECRET) },
  'a frozen error': { make: () => Object.freeze(new Error(SECRET)) },
  'an error of another realm': { make: () => runInNewContext(`new RangeError('${SECRET}')`) },
  'an aggregate of itself': {
    make: () => {
      const error = new AggregateError([], SECRET);
      error.errors.push(error);
      error.cause = error;
      return error;
    },
  },
  'a revoked proxy': { make: () => revoked({}) },
  'a revoked proxy of an error': { make: () => revoked(new Error(SECRET)) },
  'a proxy whose traps throw': { make: endless },
  'an error whose name throws': { make: () => errorWith({ name: { get: trap } }) },
  'an error whose message throws': { make: () => errorWith({ message: { get: trap } }) },
  'an error whose stack throws': { make: () => errorWith({ stack: { get: trap } }) },
  'an error whose cause throws': { make: () => errorWith({ cause: { get: trap } }) },
  'an error whose tag throws': { make: () => errorWith({ [Symbol.toStringTag]: { get: trap } }) },
  'an error whose inspection throws': { make: () => errorWith({ [inspect.custom]: { value: trap } }) },
  'an error named by a symbol': { make: () => errorWith({ name: { value: Symbol('name') } }) },
  'an error with an object for a message': { make: () => errorWith({ message: { value: { toString: trap } } }) },
  'an object without a prototype': { make: () => Object.create(null) as unknown },
  'an object without a text': { make: () => ({ toString: trap, valueOf: trap, [Symbol.toPrimitive]: trap }) },
  'an object whose then throws': { make: () => Object.defineProperty({}, 'then', { get: trap }) },
  'a thenable that throws': { make: () => ({ then: trap }) },
  // eslint-disable-next-line unicorn/no-thenable -- that is what it is for
  'a thenable that rejects twice': { make: () => ({ then: (_: unknown, no: (e: unknown) => void) => [no(1), no(2)] }) },
  'an RpcError of the application': { make: () => new RpcError(5, 'as agreed', { left: 0 }), code: 5 },
  'a frozen RpcError': { make: () => Object.freeze(new RpcError(5, 'as agreed')), code: 5 },
  'an RpcError whose code is a text': { make: () => rpcErrorWith({ code: 'ENOENT' }) },
  'an RpcError whose code is not whole': { make: () => rpcErrorWith({ code: 1.5 }) },
  'an RpcError without a message': { make: () => rpcErrorWith({ message: undefined }) },
  'an RpcError with an object for a message': { make: () => rpcErrorWith({ message: { toJSON: trap } }) },
  'an RpcError whose data throws': {
    make: () => Object.defineProperty(new RpcError(5, SECRET), 'data', { get: trap }),
  },
  'an RpcError with an error for data': { make: () => new RpcError(5, SECRET, new Error(SECRET)) },
  'an RpcError with a cycle for data': { make: () => new RpcError(5, SECRET, cycle()) },
  'an RpcError that says -32603': { make: () => new RpcError(-32603, 'as agreed', SECRET) },
};
