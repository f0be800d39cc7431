import { defineContract, defineMethod, defineNotification } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const params = z.object({ a: z.number() });
const method = defineMethod({ params, result: z.number() });
const notice = defineNotification({ params });

/** What a plain JavaScript user, or a cast, may hand over. */
const defineAnything = defineContract as unknown as (service: unknown, methods: unknown) => unknown;

describe('defineContract', () => {
  test('makes plain data of a service and its methods', () => {
    const contract = defineContract('arith', { add: method, log: notice });

    expect(contract.service).toBe('arith');
    expect(Object.keys(contract)).toEqual(['service', 'methods']);
    expect(Object.keys(contract.methods)).toEqual(['add', 'log']);
    expect(contract.methods.add.params).toBe(params);
    expect(contract.methods.add.result).toBe(method.result);
    expect(contract.methods.log.params).toBe(params);
    expect(contract.methods.log.notification).toBe(true);
  });

  test('freezes the contract and the table of its methods', () => {
    const contract = defineContract('arith', { add: method });

    expect(Object.isFrozen(contract)).toBe(true);
    expect(Object.isFrozen(contract.methods)).toBe(true);
    expect(Object.isFrozen(contract.methods.add)).toBe(true);
  });

  test('leaves the object that it was given alone', () => {
    const methods = { add: { params, result: z.number() } };

    defineContract('arith', methods);

    expect(Object.isFrozen(methods)).toBe(false);
    expect(Object.isFrozen(methods.add)).toBe(false);
    expect(Object.keys(methods.add)).toEqual(['params', 'result']);
  });

  test.each([
    'a',
    'arith',
    'arith-2',
    'a1-b2',
    'constructor',
    'then',
    'userAccounts',
    'Player',
    'get_one',
    '$',
    '_x',
    '__proto__',
  ])('takes the service name %j', (service) => {
    const contract = defineContract(service, { add: method });

    expect(contract.service).toBe(service);
  });

  test.each(['', '1arith', '-arith', 'arith.add', 'arith ', 'arith\n', 'ärith', 'rpc', 'a/b'])(
    'refuses the service name %j and names it',
    (service) => {
      const named = expect.objectContaining({ message: expect.stringContaining(service.trim()) });

      expect(() => defineAnything(service, { add: method })).toThrow(named);
    },
  );

  test.each([undefined, null, 5, {}, ['arith']])('refuses %j as a service name', (service) => {
    expect(() => defineAnything(service, { add: method })).toThrow();
  });

  test.each([
    'add',
    'addAll',
    'add-all',
    'a1',
    'Add',
    'get_one',
    '$a',
    'a$',
    'constructor',
    'toString',
    'hasOwnProperty',
    'rpc',
  ])('takes the method name %j', (name) => {
    const contract = defineContract('arith', { [name]: method });

    expect(Object.keys(contract.methods)).toEqual([name]);
  });

  test.each(['1add', '-add', 'a.b', 'add ', 'a/b', 'ädd'])('refuses the method name %j and names it', (name) => {
    expect(() => defineAnything('arith', { [name]: method })).toThrow(name);
  });

  test('takes an own method called __proto__ as any other', () => {
    const methods = Object.fromEntries([['__proto__', method]]);

    const contract = defineContract('arith', methods);

    expect(Object.keys(contract.methods)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(contract.methods)).toBe(Object.prototype);
  });

  test('refuses a method called then, which would make a promise of every typed client', () => {
    expect(() => defineAnything('arith', { then: method })).toThrow('then');
  });
});

describe('defineContract, given a method of the wrong shape, names the method', () => {
  test.each([
    ['without a result', { params }],
    ['with a result that is no schema', { params, result: 5 }],
    ['with a result of null', { params, result: null }],
    ['with params that are no schema', { params: { type: 'object' }, result: params }],
    ['without params', { result: params }],
    ['with a ~standard that cannot validate', { params: { '~standard': { version: 1 } }, result: params }],
    ['that is null', null],
    ['that is a number', 5],
    ['that is a notification with a result', { params, notification: true, result: params }],
    ['that is a notification with params that are no schema', { params: 'x', notification: true }],
  ])('%s', (_title, bad) => {
    expect(() => defineAnything('arith', { add: method, subtract: bad })).toThrow(/subtract/);
  });

  test('with what to write where params or a result are left out', () => {
    expect(() => defineAnything('arith', { now: { result: params } })).toThrow(
      'arith.now: the params schema is missing: a method without params takes that of an empty object, z.object({})',
    );
    expect(() => defineAnything('arith', { now: { params } })).toThrow(/needs a result schema: add one/);
  });

  test('and the service', () => {
    expect(() => defineAnything('arith', { subtract: { params } })).toThrow(/arith/);
  });
});
