import { describe, test as base } from 'vitest';
import { createMemoryRpc, expect, explore, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { handlers, shop } from './contract.mjs';

const services = [implement(shop, handlers)];
const test = base.extend(withMemoryRpc({ services }));
let tries = 0;

describe('sales', () => {
  test('passes', async ({ rpc }) => {
    await rpc.clients.shop.buy({ sku: 'pen' });
  });

  test('fails', async ({ rpc }) => {
    await rpc.clients.shop.buy({ sku: 'mug' }).catch(() => {});
    expect(1).toBe(2);
  });

  test('is tried again', { retry: 2 }, async ({ rpc }) => {
    tries += 1;
    await rpc.clients.shop.buy({ sku: `try ${tries}` });
    expect(tries).toBe(2);
  });

  test.concurrent.for(['a', 'b'])('at once %s', async (sku, { rpc }) => {
    await rpc.clients.shop.buy({ sku });
    expect(sku).toBe('a');
  });
});

base('by hand', async () => {
  const rpc = await createMemoryRpc({ services });
  await rpc.clients.shop.buy({ sku: 'cup' });
  await rpc.close();
  expect(1).toBe(2);
});

base('explores', async () => {
  await explore({ services, runs: 4, seed: 1 }, async (rpc) => {
    await rpc.clients.shop.buy({ sku: 'box' });
    throw new Error('the order is wrong');
  });
});
