import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';

describe('the instanceId of a client', () => {
  async function fromsOf(bus: MemoryBus, clients: readonly MemoryRpcClient[]): Promise<unknown[]> {
    const froms: unknown[] = [];
    const server = new MemoryRpcServer({ bus });
    server.registerService(arith, {
      ...arithHandlers,
      add: async (_params, { from }) => {
        froms.push(from);
        return { sum: 0 };
      },
    });
    await server.start();
    for (const client of clients) await client.call('arith', 'add', { a: 1, b: 2 });
    await server.stop();
    return froms;
  }

  test('is client-1, client-2 … in the order of the starts on that bus', async () => {
    const bus = new MemoryBus();
    const [first, second, named] = [0, 1, 2].map(
      (n) => new MemoryRpcClient(n === 2 ? { bus, instanceId: 'till' } : { bus }),
    );
    const elsewhere = new MemoryRpcClient({ bus: new MemoryBus() });
    await elsewhere.start();
    await second!.start();
    await named!.start();
    await first!.start();
    await first!.start();
    const late = new MemoryRpcClient({ bus });
    await late.start();

    const froms = await fromsOf(bus, [first!, second!, named!, late]);

    expect(froms).toEqual(['client-2', 'client-1', 'till', 'client-3']);
  });
});
