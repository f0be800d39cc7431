import { MemoryBus } from 'rpc-testkit';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe } from 'vitest';
import { stock } from './stock.js';

// #region shared
import { MemoryRpcServer } from 'rpc-testkit';
import { afterAll, beforeAll, test as base } from 'vitest';

const bus = new MemoryBus();
const server = new MemoryRpcServer({ bus });
server.registerService(stock, { take: () => ({ left: 9 }), left: () => 10 });
beforeAll(() => server.start());
afterAll(() => server.stop());

const test = base.extend(withMemoryRpc({ services: [stock], bus }));
// #endregion

describe('tests of one file on one bus', () => {
  // #region tests
  test('one test breaks a call', async ({ rpc }) => {
    rpc.fault('stock.left').disconnect();
    rpc.on('stock.take').resolves({ left: 0 });

    await expect(rpc.clients.stock.left({ sku: 'mug' })).rejects.toMatchObject({ reason: 'disconnected' });
    await expect(rpc.clients.stock.take({ sku: 'mug', key: '1' })).resolves.toEqual({ left: 0 });
  });

  test('the next one has the application as it was, and records of its own', async ({ rpc }) => {
    await expect(rpc.clients.stock.left({ sku: 'mug' })).resolves.toBe(10);
    await expect(rpc.clients.stock.take({ sku: 'mug', key: '1' })).resolves.toEqual({ left: 9 });

    expect(rpc.calls('stock.left')).toHaveLength(1);
  });
  // #endregion
});
