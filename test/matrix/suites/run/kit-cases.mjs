// The kit in a runner of which it knows nothing: the callback form, the matchers, and `explore`.
import { stripVTControlCharacters } from 'node:util';
import { defineContract, defineMethod } from 'rpc-testkit';
import { explore, implement, matchers, partial, withMemoryRpc } from 'rpc-testkit/fixtures';
import { z } from 'zod';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
});
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })];

/**
 * Defines the cases with a runner's `test` and its `expect`. Matchers that are `native` can be asked only by the runner's own
 * assertions: stubs and queries refuse them.
 */
export function defineCases(test, expect, { native = false } = {}) {
  expect.extend(matchers);

  test('matchers pass, with asymmetric matchers of the runner', () =>
    withMemoryRpc({ services }, async (rpc) => {
      await rpc.clients.arith.add({ a: 2, b: 3 });

      expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: expect.any(Number) });
      expect(rpc).toHaveBeenCalledRpc('arith.add', expect.objectContaining({ a: 2 }));
      expect(rpc).toHaveBeenCalledRpc('arith.add', partial({ a: 2 }));
      expect(rpc.on('arith.add')).toHaveResolvedRpc({ sum: 5 });
      expect(rpc).not.toHaveBeenCalledRpc('arith.add', { a: 2, b: expect.any(String) });
    }));

  test('a failing matcher prints', () =>
    withMemoryRpc({ services }, async (rpc) => {
      await rpc.clients.arith.add({ a: 2, b: 3 });

      const text = messageOf(() => expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: expect.any(String) }));

      check(text.includes('expected arith.add to have been called with'), text);
      check(text.includes('client -> arith.add {"a":2,"b":3} => {"sum":5}'), text);
      check(text.includes('Any<String>'), text);
    }));

  test('asymmetric matchers narrow a stub, or are refused', () =>
    withMemoryRpc({ services }, async (rpc) => {
      const narrowed = () => rpc.on('arith.add').calledWith({ a: expect.any(Number) });
      if (native) check(messageOf(narrowed).includes('use partial({ … }) or a predicate'), 'not refused');
      const stub = native ? rpc.on('arith.add').calledWith(({ a }) => typeof a === 'number') : narrowed();
      stub.resolves({ sum: 7 });

      expect(await rpc.clients.arith.add({ a: 1, b: 1 })).toEqual({ sum: 7 });
    }));

  test('a call that is left open fails its test', async () => {
    const error = await rejectionOf(
      withMemoryRpc({ services: [arith], settleMs: 5 }, (rpc) => {
        rpc.on('arith.add').hangs();
        void rpc.clients.arith.add({ a: 1, b: 1 });
      }),
    );

    check(error.problems[0].kind === 'inFlight', error);
  });

  test('explore finds the order that fails', async () => {
    const error = await rejectionOf(
      explore({ services, runs: 50, seed: 1 }, async (rpc) => {
        const order = [];
        const add = async (a) => order.push((await rpc.clients.arith.add({ a, b: 0 })).sum);
        await Promise.all([add(1), add(2)]);
        expect(order).toEqual([1, 2]);
      }),
    );

    check(error.name === 'RpcTestError', error);
  });
}

function messageOf(fails) {
  try {
    fails();
  } catch (error) {
    return stripVTControlCharacters(error.message);
  }
  throw new Error('it should have failed');
}

async function rejectionOf(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`it should have failed, and gave ${String(value)}`);
}

function check(isWell, shown) {
  if (!isWell) throw new Error(`not as it should be: ${String(shown?.stack ?? shown)}`);
}
