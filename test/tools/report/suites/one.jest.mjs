import { describe, jest, test } from '@jest/globals';
import { createMemoryRpc, expect, explore, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { handlers, shop } from './contract.mjs';

const services = [implement(shop, handlers)];
const rpc = withMemoryRpc({ services });
let tries = 0;
jest.retryTimes(1);

describe('sales', () => {
  test('passes', async () => {
    await rpc.clients.shop.buy({ sku: 'pen' });
  });

  test('fails', async () => {
    await rpc.clients.shop.buy({ sku: 'mug' }).catch(() => {});
    expect(1).toBe(2);
  });

  test('is tried again', async () => {
    tries += 1;
    await rpc.clients.shop.buy({ sku: `try ${tries}` });
    expect(tries).toBe(2);
  });

  test.concurrent.each(['a', 'b'])(
    'at once %s',
    withMemoryRpc.wrap({ services }, async (own, sku) => {
      await own.clients.shop.buy({ sku });
      expect(sku).toBe('a');
    }),
  );
});

test('by hand', async () => {
  const other = await createMemoryRpc({ services });
  await other.clients.shop.buy({ sku: 'cup' });
  await other.close();
  expect(1).toBe(2);
});

test('explores', async () => {
  await explore({ services, runs: 4, seed: 1 }, async (rpc) => {
    await rpc.clients.shop.buy({ sku: 'box' });
    throw new Error('the order is wrong');
  });
});
