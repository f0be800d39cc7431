import { type ClientOf, defineContract, defineMethod, MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base } from 'vitest';
import { z } from 'zod';
import { events, stock } from './stock.js';
import { test } from './stock-test.js';

describe('an application that makes its own client', () => {
  // #region own-client
  class Till {
    readonly #client: MemoryRpcClient;

    constructor(bus: MemoryBus) {
      this.#client = new MemoryRpcClient({ bus, instanceId: 'till' });
    }

    async open(): Promise<void> {
      await this.#client.start();
    }

    async left(sku: string): Promise<number> {
      return await this.#client.proxy(stock).left({ sku });
    }

    async close(): Promise<void> {
      await this.#client.stop();
    }
  }

  test('is given the bus of the test', async ({ rpc }) => {
    const till = new Till(rpc.bus);
    await till.open();

    expect(await till.left('mug')).toBe(10);

    expect(rpc.calls('stock.left', { from: 'till' })).toHaveLength(1);
    await till.close();
  });
  // #endregion
});

describe('an application that has a bus and a server', () => {
  // #region existing-bus
  async function startApp(): Promise<{ bus: MemoryBus; stop(): Promise<void> }> {
    const bus = new MemoryBus();
    const server = new MemoryRpcServer({ bus });
    server.registerService(stock, { take: () => ({ left: 9 }), left: () => 10 });
    await server.start();
    return { bus, stop: () => server.stop() };
  }

  base('is watched and disturbed from outside', async () => {
    const app = await startApp();

    await withMemoryRpc({ services: [events], bus: app.bus }, async (rpc) => {
      rpc
        .fault('*')
        .when(({ name }) => name === 'stock.left')
        .error(1001, 'closed');

      await expect(rpc.client.call('stock', 'left', { sku: 'mug' })).rejects.toBeRpcError(1001);
    });

    await app.stop();
  });
  // #endregion
});

describe('a service that calls another', () => {
  // #region nested
  const prices = defineContract('prices', {
    quote: defineMethod({ params: z.object({ sku: z.string() }), result: z.object({ cents: z.number() }) }),
  });

  class Prices {
    readonly #stock: ClientOf<typeof stock>;

    constructor(client: ClientOf<typeof stock>) {
      this.#stock = client;
    }

    async quote({ sku }: { sku: string }): Promise<{ cents: number }> {
      return { cents: (await this.#stock.left({ sku })) > 5 ? 900 : 1_200 };
    }
  }

  const test = base.extend(
    withMemoryRpc({ services: [implement(prices, ({ clientOf }) => new Prices(clientOf(stock))), stock] }),
  );

  test('quotes a higher price when few are left', async ({ rpc }) => {
    rpc.on('stock.left').resolves(3);

    await expect(rpc.clients.prices.quote({ sku: 'mug' })).resolves.toEqual({ cents: 1_200 });

    expect(rpc.transcript()).toMatchInlineSnapshot(`
      "1  client -> prices.quote {"sku":"mug"} => {"cents":1200}
      2  prices -> stock.left {"sku":"mug"} => 3"
    `);
  });
  // #endregion
});

describe('what may be left behind', () => {
  // #region allow
  test('a heartbeat that nobody awaits, and nobody serves', async ({ rpc }) => {
    rpc.allow({ unhandled: ['health.beat'] });

    await rpc.client.notify('health', 'beat', {});
  });
  // #endregion
});

describe('who called', () => {
  // #region clients
  test('only the audit reads', async ({ rpc }) => {
    await rpc.as('audit').stock.left({ sku: 'mug' });
    await rpc.as('shop').stock.take({ sku: 'mug', key: 'order-1' });

    expect(rpc.calls(undefined, { from: 'shop' }).map(({ name }) => name)).toEqual(['stock.take']);
  });
  // #endregion
});
