import { defineContract, type Handlers, MemoryBus, MemoryRpcClient, MemoryRpcServer, RpcError } from 'rpc-testkit';
import { expect, test, vi } from 'vitest';
import { arith, echo } from '../memory/support/arith.js';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { startPair } from '../memory/support/start-pair.js';

class Calculator implements Handlers<typeof arith> {
  #calls = 0;
  readonly lines: string[] = [];

  async add({ a, b }: { a: number; b: number }): Promise<{ sum: number }> {
    this.#calls += 1;
    return { sum: a + b + this.#offset() };
  }

  async log({ line }: { line: string }): Promise<void> {
    this.lines.push(`${this.#calls}: ${line}`);
  }

  #offset(): number {
    return this.#calls * 100;
  }
}

test('a class instance handles calls with its own this and private fields', async () => {
  const calculator = new Calculator();
  const { api, client } = await startPair(arith, calculator);

  const sums = [await api.add({ a: 1, b: 2 }), await client.call('arith', 'add', { a: 1, b: 2 })];
  await api.log({ line: 'hi' });

  expect(sums).toEqual([{ sum: 103 }, { sum: 203 }]);
  expect(calculator.lines).toEqual(['2: hi']);
});

test('inherited handlers are found', async () => {
  class Scientific extends Calculator {}
  const { api } = await startPair(arith, new Scientific());

  const sum = await api.add({ a: 1, b: 2 });

  expect(sum).toEqual({ sum: 103 });
});

test('an object of handlers is called with its own this', async () => {
  const handlers = {
    offset: 10,
    async add({ a, b }: { a: number; b: number }) {
      return { sum: a + b + this.offset };
    },
    async log() {},
  };
  const { api } = await startPair(arith, handlers);

  const sum = await api.add({ a: 1, b: 2 });

  expect(sum).toEqual({ sum: 13 });
});

test('two instances of one class on two buses keep their own state', async () => {
  const [left, right] = [await startPair(arith, new Calculator()), await startPair(arith, new Calculator())];
  await left.api.add({ a: 0, b: 0 });

  const sums = [await left.api.add({ a: 0, b: 0 }), await right.api.add({ a: 0, b: 0 })];

  expect(sums).toEqual([{ sum: 200 }, { sum: 100 }]);
});

test('a method of the class that the contract does not list cannot be called', async () => {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  server.registerService(arith, Object.assign(new Calculator(), { secret: () => ({ sum: 1 }) }));
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();

  await expect(client.call('arith', 'secret', {})).rejects.toMatchObject({ code: -32601 });
  await client.stop();
  await server.stop();
});

test("a class's own constructor handles no method of that name", async () => {
  const contract = defineContract('odd', { constructor: echo.methods.send });
  const made = vi.fn();
  function Odd(this: unknown, params: unknown): unknown {
    made();
    return params;
  }
  const handlers = Object.create(Odd.prototype as object) as never;
  const { client } = await startPair(contract, handlers);

  const error = await rejectionOf(client.call('odd', 'constructor', {}));

  expect(error).toBeInstanceOf(RpcError);
  expect(made).not.toHaveBeenCalled();
});
