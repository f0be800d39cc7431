import { defineContract, defineMethod, defineNotification, MemoryBus, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const method = defineMethod({ params: z.object({}), result: z.number() });
const notice = defineNotification({ params: z.object({}) });
const defineAnything = defineContract as unknown as (...args: unknown[]) => { methods: Record<string, unknown> };

describe('wireName', () => {
  test('names each method of a contract, once, when the contract is made', () => {
    const asked: string[] = [];

    const chain = defineContract(
      'chain',
      { blockNumber: method, head: notice },
      {
        wireName: (name) => {
          asked.push(name);
          return `eth_${name}`;
        },
      },
    );

    expect([chain.methods.blockNumber.wireName, chain.methods.head.wireName]).toEqual(['eth_blockNumber', 'eth_head']);
    expect(asked).toEqual(['blockNumber', 'head']);
  });

  test('may be written by hand, and counts less than the one of the contract', () => {
    const own = defineMethod({ params: z.object({}), result: z.number(), wireName: 'own' });

    const [left, right] = [
      defineContract('a', { own }),
      defineContract('a', { own }, { wireName: (name) => `b_${name}` }),
    ];

    expect([left.methods.own.wireName, right.methods.own.wireName]).toEqual(['own', 'b_own']);
  });

  test('is not taken over into another contract, but for the same method', () => {
    const chain = defineContract('chain', { block: method }, { wireName: (name) => `eth_${name}` });

    const other = defineContract('other', { block: chain.methods.block });
    const part = defineContract('chain', { block: chain.methods.block });

    expect('wireName' in other.methods.block).toBe(false);
    expect(part.methods.block.wireName).toBe('eth_block');
  });

  test('is no member of a method that has none', () => {
    expect(Object.keys(defineContract('a', { b: method }).methods.b)).toEqual(['params', 'result']);
  });

  test.each([
    'tools/call',
    '$/cancelRequest',
    'textDocument/didOpen',
    'bare',
    'a.b.c',
    ' ',
    'rpc',
    'rpcs.x',
    '__proto__',
  ])('may be %j', (wireName) => {
    expect(defineContract('a', { b: method }, { wireName: () => wireName }).methods.b.wireName).toBe(wireName);
  });

  test.each(['', 'rpc.discover', 'rpc.', undefined, null, 5])(
    'may not be %j: the text names the method',
    (wireName) => {
      expect(() => defineAnything('a', { b: method }, { wireName: () => wireName })).toThrow(/^a\.b: .*wireName/);
    },
  );

  test('of two methods must differ: the text names both', () => {
    const same = /one and two have the same wireName, "x"/;
    const [one, two] = [
      { ...method, wireName: 'x' },
      { ...method, wireName: 'x' },
    ];

    expect(() => defineContract('a', { one: method, two: method }, { wireName: () => 'x' })).toThrow(same);
    expect(() => defineContract('a', { one: { ...method, wireName: 'a.two' }, two: method })).toThrow(/"a\.two"/);
    const server = new MemoryRpcServer({ bus: new MemoryBus() });
    const plain = { service: 'a', methods: { one, two } };
    expect(() => server.registerService(plain as never, {} as never)).toThrow(same);
  });

  test.each([5, 'eth_', null])('must be a function, not %j', (wireName) => {
    expect(() => defineAnything('a', { b: method }, { wireName })).toThrow(/^a: wireName must be a function/);
  });
});

describe('errors', () => {
  test('are kept, frozen, a copy', () => {
    const errors = { OUT_OF_STOCK: 1001, GONE: -32_000 };

    const shop = defineContract('shop', { buy: method }, { errors });

    expect(shop.errors).toEqual(errors);
    expect(shop.errors).not.toBe(errors);
    expect(Object.isFrozen(shop.errors)).toBe(true);
  });

  test('are no member of a contract that has none', () => {
    expect(Object.keys(defineContract('shop', { buy: method }))).toEqual(['service', 'methods']);
  });

  test.each([1.5, '1', null, Number.NaN, 2 ** 53])('must be integers, not %j: the text names the culprit', (code) => {
    expect(() => defineAnything('shop', { buy: method }, { errors: { BAD: code } })).toThrow(/^shop: .*errors\.BAD/);
    const plain = { service: 'shop', methods: { buy: method }, errors: { BAD: code } };
    const server = new MemoryRpcServer({ bus: new MemoryBus() });
    expect(() => server.registerService(plain as never, {} as never)).toThrow(/errors\.BAD/);
  });

  test.each([5, [], 'x'])('must be an object, not %j', (errors) => {
    expect(() => defineAnything('shop', { buy: method }, { errors })).toThrow(TypeError);
  });
});

test.each([null, 5, { wirename: () => 'x' }])('the options %j are refused', (options) => {
  expect(() => defineAnything('a', { b: method }, options)).toThrow(TypeError);
});
