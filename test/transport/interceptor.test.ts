import { type Interceptor, RpcError } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from '../memory/support/arith.js';
import { startPair } from '../memory/support/start-pair.js';

describe('interceptors', () => {
  const note =
    (order: string[], name: string): Interceptor =>
    async (_exchange, next) => {
      order.push(`${name} in`);
      const reply = await next();
      order.push(`${name} out`);
      return reply;
    };

  test('nest, the first installed outermost', async () => {
    const order: string[] = [];
    const { bus, api } = await startPair(arith, {
      ...arithHandlers,
      add: async ({ a, b }) => {
        order.push('handler');
        return { sum: a + b };
      },
    });
    bus.use(note(order, 'first'));
    bus.use(note(order, 'second'));

    await api.add({ a: 1, b: 2 });

    expect(order).toEqual(['first in', 'second in', 'handler', 'second out', 'first out']);
  });

  test('are removed by what use returned, in any order, twice too', async () => {
    const order: string[] = [];
    const { bus, api } = await startPair(arith, arithHandlers);
    const removeFirst = bus.use(note(order, 'first'));
    const removeSecond = bus.use(note(order, 'second'));

    removeFirst();
    removeFirst();
    await api.add({ a: 1, b: 2 });
    removeSecond();
    await api.add({ a: 1, b: 2 });

    expect(order).toEqual(['second in', 'second out']);
  });

  test('may be one function installed twice, each removed by its own', async () => {
    const order: string[] = [];
    const { bus, api } = await startPair(arith, arithHandlers);
    const once = note(order, 'twin');
    const remove = bus.use(once);
    bus.use(once);

    await api.add({ a: 1, b: 2 });
    remove();
    await api.add({ a: 1, b: 2 });

    expect(order).toHaveLength(4 + 2);
  });

  test('that are removed while a call is under way finish it', async () => {
    const order: string[] = [];
    const { bus, api } = await startPair(arith, arithHandlers);
    const remove = bus.use(note(order, 'only'));

    const call = api.add({ a: 1, b: 2 });
    remove();

    expect(await call).toEqual({ sum: 3 });
  });
});

describe('an interceptor that throws', () => {
  test.each([
    [
      'synchronously',
      (): never => {
        throw new TypeError('oops');
      },
    ],
    [
      'by rejecting',
      async (): Promise<never> => {
        throw new TypeError('oops');
      },
    ],
  ] as [string, Interceptor][])('%s is answered as -32603, and logged', async (_title, interceptor) => {
    const spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((spy) => spy.mockReturnValue(undefined));
    const { bus, client, log } = await startPair(arith, arithHandlers);
    bus.use(interceptor);

    const error = await client.call('arith', 'add', { a: 1, b: 2 }).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({ code: -32603, message: 'Internal error' });
    expect(log.length + spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBe(1);
    vi.restoreAllMocks();
  });
});
