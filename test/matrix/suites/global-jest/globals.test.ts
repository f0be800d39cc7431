// Jest's globals, typed by @types/jest, with the matchers installed by `setupFilesAfterEnv: ['rpc-testkit/jest']`.
import { withMemoryRpc } from 'rpc-testkit/fixtures';
import { services, stock } from '../shop.js';

test('the global expect has the matchers', async () => {
  await withMemoryRpc({ services }, async (rpc) => {
    await rpc.clients.stock.take({ sku: 'mug', count: 2 });

    expect(rpc).toHaveBeenCalledRpc('stock.take', { sku: 'mug', count: 2 });
    expect(rpc).not.toHaveBeenCalledRpc(stock.methods.count);
    expect(rpc.on('stock.take')).toHaveBeenCalledWith({ sku: 'mug', count: 2 });
    expect({ params: rpc.on('stock.take').lastCall }).toEqual({ params: expect.anything() });
    // @ts-expect-error count is a number
    expect(rpc).not.toHaveBeenCalledRpc(stock.methods.take, { sku: 'mug', count: 'two' });
  });
});
