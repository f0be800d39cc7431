// #region first
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { z } from 'zod';

// What a service takes and gives: a plain object, which production code shares.
const stock = {
  service: 'stock',
  methods: {
    take: {
      params: z.object({ sku: z.string(), order: z.number() }),
      result: z.object({ left: z.number() }),
    },
  },
} as const;

const services = [implement(stock, { take: () => ({ left: 9 }) })];
const test = base.extend(withMemoryRpc({ services }));

test('takes a mug', async ({ rpc }) => {
  const taken = await rpc.clients.stock.take({ sku: 'mug', order: 1 });

  expect(taken).toEqual({ left: 9 });
  expect(rpc).toHaveBeenCalledRpc('stock.take', { sku: 'mug', order: 1 });
});
// #endregion

// #region fault
test('takes one mug, though the line breaks after the first time', async ({ rpc }) => {
  const orders = new Set<number>();
  rpc.on('stock.take').handle(({ order }) => ({ left: 10 - orders.add(order).size }));
  rpc.fault('stock.take').once().disconnect({ at: 'reply' });

  const take = () => rpc.clients.stock.take({ sku: 'mug', order: 1 });
  const { left } = await take().catch(take);

  expect(left).toBe(9);
  expect(rpc).toHaveBeenCalledRpcTimes('stock.take', 2);
});
// #endregion
