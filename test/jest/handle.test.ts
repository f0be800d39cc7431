import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { defineContract, defineMethod, defineNotification, RpcError } from 'rpc-testkit';
import { createMemoryRpc, implement } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number().optional() }),
    result: z.object({ sum: z.number() }),
  }),
  list: defineMethod({ params: z.object({}), result: z.array(z.number()) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});

const setUp = () =>
  createMemoryRpc({ services: [implement(arith, { add: ({ a, b = 0 }) => ({ sum: a + b }), list: () => [] })] });
let rpc: Awaited<ReturnType<typeof setUp>>;

beforeEach(async () => {
  rpc = await setUp();
});

afterEach(() => rpc.close());

describe("Jest's own matchers on a handle", () => {
  test('compare calls by value', async () => {
    await rpc.clients.arith.add({ a: 2, b: 3 });
    await rpc.clients.arith.add({ a: 4, b: 5 });
    await rpc.clients.arith.list();

    const add = rpc.on('arith.add');
    expect(jest.isMockFunction(add)).toBe(true);
    expect(add).toHaveBeenCalled();
    expect(add).toHaveBeenCalledTimes(2);
    expect(add).toHaveBeenCalledWith({ a: 2, b: 3 });
    expect(add).toHaveBeenCalledWith({ a: 2, b: expect.any(Number) });
    expect(add).toHaveBeenCalledWith(expect.objectContaining({ a: 4 }));
    expect(add).not.toHaveBeenCalledWith({ a: 2 });
    expect(add).toHaveBeenNthCalledWith(1, { a: 2, b: 3 });
    expect(add).toHaveBeenLastCalledWith({ a: 4, b: 5 });
    expect(rpc.on('arith.list')).toHaveBeenCalledWith();
    expect(rpc.on('arith.log')).not.toHaveBeenCalled();
  });

  test('compare results by value', async () => {
    await rpc.clients.arith.add({ a: 2, b: 3 });
    rpc.on('arith.add').rejectsOnce(new RpcError(-32000, 'boom'));
    await rpc.clients.arith.add({ a: 1 }).catch(() => {});
    await rpc.clients.arith.add({ a: 4, b: 5 });

    const add = rpc.on('arith.add');
    expect(add).toHaveReturned();
    expect(add).toHaveReturnedTimes(2);
    expect(add).toHaveReturnedWith({ sum: 5 });
    expect(add).toHaveNthReturnedWith(1, { sum: 5 });
    expect(add).toHaveLastReturnedWith({ sum: 9 });
    expect(add).not.toHaveReturnedWith({ sum: 1 });
  });

  test('name the method, and show the calls, when they fail', async () => {
    await rpc.clients.arith.add({ a: 2, b: 3 });

    const failing = (): void => expect(rpc.on('arith.add')).toHaveBeenCalledWith({ a: 0 });

    expect(failing).toThrow(/arith\.add/);
    expect(failing).toThrow(/Number of calls: .*1/);
  });
});

describe('resetting all mocks', () => {
  test.each(['clearAllMocks', 'resetAllMocks', 'restoreAllMocks'] as const)(
    'by jest.%s leaves calls and stubs alone',
    async (reset) => {
      const add = rpc.on('arith.add').resolves({ sum: 99 });
      await rpc.clients.arith.add({ a: 1 });

      jest[reset]();

      await expect(rpc.clients.arith.add({ a: 2 })).resolves.toEqual({ sum: 99 });
      expect(add).toHaveBeenCalledTimes(2);
    },
  );
});

test("calledWith takes Jest's asymmetric matchers", async () => {
  rpc
    .on('arith.add')
    .calledWith({ b: expect.any(Number) })
    .resolves({ sum: 99 });

  const sums = [await rpc.clients.arith.add({ a: 1, b: 1 }), await rpc.clients.arith.add({ a: 1 })];

  expect(sums).toEqual([{ sum: 99 }, { sum: 1 }]);
});

test("a stub's function may be a mock function, which gets parsed params", async () => {
  const add = jest.fn(({ a }: { a: number }, _context: unknown) => ({ sum: a * 10 }));
  rpc.on('arith.add').handle(add);

  await expect(rpc.clients.arith.add({ a: 2 })).resolves.toEqual({ sum: 20 });
  expect(add).toHaveBeenCalledWith({ a: 2 }, expect.objectContaining({ method: 'add', from: 'client' }));
});

test('a stub hangs until a timeout on fake timers', async () => {
  jest.useFakeTimers();
  rpc.on('arith.add').hangs();

  const answer = rpc.clients.arith.add({ a: 1 }, { timeoutMs: 50 });
  const settled = expect(answer).rejects.toMatchObject({ reason: 'timeout' });
  await jest.advanceTimersByTimeAsync(50);

  await settled;
  jest.useRealTimers();
});
